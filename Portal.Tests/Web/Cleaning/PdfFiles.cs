using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Portal.Tests.Web.Cleaning;

/// <summary>PDFs written object by object, with everything in them that names a person.</summary>
internal static class PdfFiles
{
    public const string Mark = "ZQ7-MARK-PDF-0123456789A";
    public const string Words = "Gas leak behind shop seven";

    public static byte[] Dirty(bool revised = false)
    {
        var jpeg = PictureFiles.Jpeg(PictureFiles.Exif(), PictureFiles.Xmp());
        var content = $"BT /F1 18 Tf 20 100 Td ({Words}) Tj ET q 64 0 0 32 20 20 cm /Im1 Do Q";
        List<(string Head, byte[]? Data)> objects =
        [
            ($"<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R/Names<</EmbeddedFiles<</Names[({Mark}) 8 0 R]>>/JavaScript<</Names[(a) 10 0 R]>>>>/OpenAction 10 0 R/AcroForm<</Fields[]/XFA({Mark})>>/PieceInfo<</X<</Private({Mark})>>>>>>", null),
            ("<</Type/Pages/Kids[3 0 R]/Count 1>>", null),
            ($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</Im1 6 0 R>>>>/Annots[11 0 R 12 0 R 13 0 R]/Metadata 7 0 R/LastModified({Mark})/VP[<</Measure<</GPTS[31.2 121.4]>>>>]>>", null),
            ("<</Filter/FlateDecode>>", Deflated(content)),
            ("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", null),
            ("<</Type/XObject/Subtype/Image/Width 64/Height 32/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode/Metadata 7 0 R>>", jpeg),
            ("<</Type/Metadata/Subtype/XML/Filter/FlateDecode>>", Deflated($"<x:xmpmeta><dc:creator>{Mark}</dc:creator></x:xmpmeta>")),
            ($"<</Type/Filespec/F({Mark}.txt)/EF<</F 9 0 R>>>>", null),
            ("<</Type/EmbeddedFile/Filter/FlateDecode>>", Deflated(Mark)),
            ($"<</Type/Action/S/JavaScript/JS(app.alert\\('{Mark}'\\))>>", null),
            ($"<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 8 0 R/T({Mark})>>", null),
            ($"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(look here)/T({Mark})/M(D:20260301)/NM({Mark})>>", null),
            ("<</Type/Annot/Subtype/Link/Rect[20 100 90 120]/A<</S/URI/URI(https://example.org/)>>>>", null),
            ($"<</Author({Mark})/Title({Mark})/CreationDate(D:20260301084111)/Producer({Mark})>>", null),
        ];
        var file = Write(objects, "/Root 1 0 R/Info 14 0 R/ID[<" + Convert.ToHexString(Encoding.ASCII.GetBytes(Mark)) + "><00>]");
        return revised ? [.. file, .. Revision(file, $"4 0 obj\n<</Length {Mark.Length}>>\nstream\n{Mark}\nendstream\nendobj\n")] : file;
    }

    public static byte[] Deflated(string text)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes(text));
        }

        return bytes.ToArray();
    }

    public static byte[] Write(List<(string Head, byte[]? Data)> objects, string trailer)
    {
        using var file = new MemoryStream();
        void Text(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        Text("%PDF-1.5\n");
        var places = new List<long>();
        foreach (var (head, data) in objects)
        {
            places.Add(file.Position);
            Text(string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{(data is null ? head : $"{head[..^2]}/Length {data.Length}>>")}\n"));
            if (data is not null)
            {
                Text("stream\n");
                file.Write(data);
                Text("\nendstream\n");
            }

            Text("endobj\n");
        }

        var table = file.Position;
        Text(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n"));
        places.ForEach(place => Text(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n")));
        Text(string.Create(CultureInfo.InvariantCulture, $"trailer\n<</Size {places.Count + 1}{trailer}>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>An older content of the page follows the file as a loose object, as revisions leave them.</summary>
    private static byte[] Revision(byte[] file, string loose)
    {
        var text = Encoding.Latin1.GetString(file);
        var table = text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0];
        return Encoding.Latin1.GetBytes($"99{loose[1..]}trailer\n<</Size 15/Root 1 0 R/Prev {table}>>\nstartxref\n{table}\n%%EOF\n");
    }
}
