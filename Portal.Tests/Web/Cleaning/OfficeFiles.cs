using System.IO.Compression;
using System.Text;

namespace Portal.Tests.Web.Cleaning;

/// <summary>DOCX and XLSX packed part by part, with everything in them that names a person.</summary>
internal static class OfficeFiles
{
    public const string Mark = "ZQ7-MARK-OFFICE-01234567";
    public const string Words = "the railing on floor three is loose";

    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static byte[] Docx(string mainType = Word + "document.main+xml") => Pack(
        ("[Content_Types].xml", Types("""<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="emf" ContentType="image/x-emf"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>""",
            ("word/document.xml", mainType), ("word/comments.xml", Word + "comments+xml"), ("word/settings.xml", Word + "settings+xml"), ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))),
        ("_rels/.rels", Relations(("rId1", R + "/officeDocument", "word/document.xml"), ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", R + "/extended-properties", "docProps/app.xml"), ("rId4", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg"))),
        ("docProps/core.xml", $"<c><creator>{Mark}</creator><lastModifiedBy>{Mark}</lastModifiedBy></c>"),
        ("docProps/app.xml", $"<Properties><Company>{Mark}</Company></Properties>"),
        ("docProps/thumbnail.jpeg", PictureFiles.Jpeg(PictureFiles.Exif())),
        ("customXml/item1.xml", $"<a>{Mark}</a>"),
        ("word/_rels/document.xml.rels", Relations(("rId1", R + "/comments", "comments.xml"), ("rId2", R + "/settings", "settings.xml"), ("rId3", R + "/image", $"media/{Mark}.jpeg"),
            ("rId4", R + "/image", "media/image2.emf"), ("rId5", R + "/customXml", "../customXml/item1.xml"), ("rId6", R + "/oleObject", "embeddings/ole.bin"), ("rId7", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
            ("rId8", "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml")) .Replace("</Relationships>", $"""<Relationship Id="rId9" Type="{R}/hyperlink" Target="file:///C:/Users/{Mark}/a.txt" TargetMode="External"/><Relationship Id="rId10" Type="{R}/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>""", StringComparison.Ordinal)),
        ("word/document.xml", $"""
            <?xml version="1.0"?><!-- {Mark} --><w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="wp" xmlns:a="a" xmlns:pic="pic" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>
            <w:p w:rsidR="00AB12CD" w14:paraId="12345678"><w:r><w:t>{Words}</w:t></w:r><w:ins w:id="1" w:author="{Mark}" w:date="2026-03-01T08:00:00Z"><w:r><w:t xml:space="preserve"> and high</w:t></w:r></w:ins><w:del w:id="2" w:author="{Mark}"><w:r><w:delText>{Mark}</w:delText></w:r></w:del></w:p>
            <w:p><w:r><w:drawing><wp:docPr id="1" name="{Mark}.jpeg" descr="C:\{Mark}.jpeg"/><pic:cNvPr id="0" name="{Mark}"/><a:blip r:embed="rId3"/></w:drawing></w:r><w:r><w:drawing><a:blip r:embed="rId4"/></w:drawing></w:r></w:p>
            <w:p><w:hyperlink r:id="rId9"><w:r><w:t>link</w:t></w:r></w:hyperlink><w:hyperlink r:id="rId10"><w:r><w:t>web</w:t></w:r></w:hyperlink><w:r><w:instrText> INCLUDEPICTURE "C:\\Users\\{Mark}\\a.png" </w:instrText></w:r><w:fldSimple w:instr=" LINK file:///{Mark} "><w:r><w:t>x</w:t></w:r></w:fldSimple><w:object><o:OLEObject r:id="rId6"/></w:object></w:p>
            </w:body></w:document>
            """.Trim()),
        ("word/comments.xml", $"""<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="{Mark}" w:initials="{Mark}" w:date="2026-03-01T08:00:00Z"><w:p><w:r><w:t>see photo</w:t></w:r></w:p></w:comment></w:comments>"""),
        ("word/settings.xml", $"""<w:settings xmlns:w="{W}" xmlns:r="{R}"><w:attachedTemplate r:id="rId1"/><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="{Mark}"/></w:docVars><w:zoom w:percent="100"/></w:settings>"""),
        ("word/people.xml", $"<a>{Mark}</a>"),
        ($"word/media/{Mark}.jpeg", PictureFiles.Jpeg(PictureFiles.Exif(orientation: 1), PictureFiles.Xmp())),
        ("word/media/image2.emf", Encoding.ASCII.GetBytes(Mark)),
        ("word/embeddings/ole.bin", Encoding.ASCII.GetBytes(Mark)),
        ("word/vbaProject.bin", Encoding.ASCII.GetBytes(Mark)));

    /// <summary>A document of one part.</summary>
    public static byte[] Simple(string document) => Pack(
        ("[Content_Types].xml", Types("", ("word/document.xml", Word + "document.main+xml"))),
        ("_rels/.rels", Relations(("rId1", R + "/officeDocument", "word/document.xml"))),
        ("word/document.xml", document));

    public static byte[] Xlsx() => Pack(
        ("[Content_Types].xml", Types("""<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>""",
            ("xl/workbook.xml", Sheet + "sheet.main+xml"), ("xl/worksheets/sheet1.xml", Sheet + "worksheet+xml"), ("xl/comments1.xml", Sheet + "comments+xml"), ("xl/externalLinks/externalLink1.xml", Sheet + "externalLink+xml"))),
        ("_rels/.rels", Relations(("rId1", R + "/officeDocument", "xl/workbook.xml"), ("rId2", R + "/custom-properties", "docProps/custom.xml"))),
        ("docProps/custom.xml", $"<a>{Mark}</a>"),
        ("xl/workbook.xml", $"""<workbook xmlns="{X}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"><fileVersion appName="{Mark}"/><fileSharing userName="{Mark}"/><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\Users\{Mark}\"/></mc:Choice></mc:AlternateContent><sheets><sheet name="S1" sheetId="1" r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId2"/></externalReferences></workbook>"""),
        ("xl/_rels/workbook.xml.rels", Relations(("rId1", R + "/worksheet", "worksheets/sheet1.xml"), ("rId2", R + "/externalLink", "externalLinks/externalLink1.xml"), ("rId3", R + "/connections", "connections.xml"), ("rId4", "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml"))),
        ("xl/connections.xml", $"<a>{Mark}</a>"),
        ("xl/persons/person.xml", $"<a>{Mark}</a>"),
        ("xl/externalLinks/externalLink1.xml", $"""<externalLink xmlns="{X}" xmlns:r="{R}"><externalBook r:id="rId1"/></externalLink>"""),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{R}/externalLinkPath" Target="file:///C:/Users/{Mark}/b.xlsx" TargetMode="External"/></Relationships>"""),
        ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{X}" xmlns:r="{R}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{Words}</t></is></c></row></sheetData><customSheetViews><customSheetView guid="{Mark}"/></customSheetViews><pageSetup orientation="landscape" r:id="rId1"/><legacyDrawing r:id="rId9"/></worksheet>"""),
        ("xl/worksheets/_rels/sheet1.xml.rels", Relations(("rId1", R + "/printerSettings", "../printerSettings/p.bin"), ("rId2", R + "/comments", "../comments1.xml"), ("rId3", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../tc.xml"), ("rId9", R + "/vmlDrawing", "/xl/gone.vml"))),
        ("xl/printerSettings/p.bin", Encoding.ASCII.GetBytes(Mark)),
        ("xl/tc.xml", $"<a>{Mark}</a>"),
        ("xl/comments1.xml", $"""<comments xmlns="{X}"><authors><author>{Mark}</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>{Mark}:</t></r><r><t> urgent</t></r></text></comment></commentList></comments>"""));

    public static byte[] Pack(params (string Name, object Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2026, 3, 1, 8, 41, 12, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content as byte[] ?? Encoding.UTF8.GetBytes((string)content));
            }
        }

        return [.. file.ToArray(), .. Encoding.ASCII.GetBytes(Mark)];
    }

    private static string Types(string defaults, params (string Part, string Type)[] parts) =>
        $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{defaults}{string.Concat(parts.Select(part => $"""<Override PartName="/{part.Part}" ContentType="{part.Type}"/>"""))}</Types>""";

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        $"""<Relationships xmlns="{Package}">{string.Concat(relations.Select(one => $"""<Relationship Id="{one.Id}" Type="{one.Type}" Target="{one.Target}"/>"""))}</Relationships>""";
}
