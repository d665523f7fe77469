using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Portal.Domain.Reporting;

namespace Portal.Tests.Web.Cleaning;

public class OfficeCleaningTests
{
    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml")]
    public async Task Clean_document_keeps_its_text_and_loses_who_wrote_it(string type)
    {
        var cleaned = await Cleaned.RunAsync(OfficeFiles.Docx(type));

        Assert.Equal((AttachmentKind.Document, "docx"), (cleaned.Value.Kind, cleaned.Value.Extension));
        AssertNowhere(cleaned.Bytes);
        using var document = WordprocessingDocument.Open(new MemoryStream(cleaned.Bytes), isEditable: false);
        var main = document.MainDocumentPart!;
        var body = main.Document!.Body!;
        Assert.Contains(OfficeFiles.Words + " and high", body.InnerText, StringComparison.Ordinal);
        Assert.Equal("see photo", main.WordprocessingCommentsPart!.Comments!.InnerText);
        Assert.Equal(["image/jpeg", "image/png"], main.ImageParts.Select(part => part.ContentType).Order());
        Assert.Equal(["about:blank", "https://example.org/"], main.HyperlinkRelationships.Select(link => link.Uri.ToString()).Order());
        Assert.Empty(main.EmbeddedObjectParts);
        Assert.DoesNotContain("OLEObject", main.Document.OuterXml, StringComparison.Ordinal);
        Assert.DoesNotContain("rsid", main.Document.OuterXml + main.DocumentSettingsPart!.Settings!.OuterXml, StringComparison.Ordinal);
        foreach (var removal in new[] { Removal.Author, Removal.Organization, Removal.Thumbnail, Removal.CustomData, Removal.Scripts, Removal.EmbeddedFiles, Removal.CommentAuthors, Removal.EditingHistory, Removal.Location })
        {
            Assert.Contains(removal, cleaned.Value.Removed);
        }
    }

    [Fact]
    public async Task Clean_workbook_keeps_its_cells_and_loses_who_wrote_it()
    {
        var cleaned = await Cleaned.RunAsync(OfficeFiles.Xlsx());

        Assert.Equal((AttachmentKind.Spreadsheet, "xlsx"), (cleaned.Value.Kind, cleaned.Value.Extension));
        AssertNowhere(cleaned.Bytes);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(cleaned.Bytes), isEditable: false);
        var sheet = Assert.Single(workbook.WorkbookPart!.WorksheetParts);
        Assert.Contains(OfficeFiles.Words, sheet.Worksheet!.InnerText, StringComparison.Ordinal);
        Assert.Contains("Author: urgent", sheet.WorksheetCommentsPart!.Comments!.InnerText, StringComparison.Ordinal);
        Assert.Contains("landscape", sheet.Worksheet.OuterXml, StringComparison.Ordinal);
        Assert.DoesNotContain("legacyDrawing", sheet.Worksheet.OuterXml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clean_document_gives_every_entry_the_same_time()
    {
        using var zip = new ZipArchive(new MemoryStream((await Cleaned.RunAsync(OfficeFiles.Docx())).Bytes));

        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        Assert.Equal(1980, Assert.Single(zip.Entries.Select(entry => entry.LastWriteTime.Year).Distinct()));
    }

    [Fact]
    public async Task Clean_document_that_inflates_without_end_is_refused()
    {
        var bomb = OfficeFiles.Pack(("[Content_Types].xml", "<Types/>"), ("word/document.xml", new byte[60 * 1024 * 1024]));

        Assert.Equal("AttachmentBomb", (await Cleaned.RunAsync(bomb)).Code);
    }

    [Fact]
    public async Task Clean_document_that_lies_about_its_size_is_refused()
    {
        var bomb = OfficeFiles.Pack(("[Content_Types].xml", Encoding.ASCII.GetBytes($"<Types>{new string(' ', 60 * 1024 * 1024)}</Types>")));
        var directory = bomb.AsSpan().LastIndexOf([(byte)'P', (byte)'K', (byte)1, (byte)2]);
        BitConverter.TryWriteBytes(bomb.AsSpan(directory + 24), 100);

        Assert.Contains((await Cleaned.RunAsync(bomb)).Code, (string[])["AttachmentBomb", "AttachmentBroken"]);
    }

    [Fact]
    public async Task Clean_document_with_entities_is_refused()
    {
        var file = OfficeFiles.Pack(("[Content_Types].xml", """<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Types>&b;</Types>"""));

        Assert.Equal("AttachmentBroken", (await Cleaned.RunAsync(file)).Code);
    }

    [Fact]
    public async Task Clean_document_with_an_element_of_endless_attributes_is_refused()
    {
        var trap = new StringBuilder("""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" """);
        for (var i = 0; i < 400_000; i++)
        {
            trap.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}='{i % 977}' ");
        }

        Assert.Equal("AttachmentBomb", (await Cleaned.RunAsync(OfficeFiles.Simple(trap.Append("/>").ToString()))).Code);
    }

    [Fact]
    public async Task Clean_encrypted_document_is_refused()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1_000], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[1_000]];

        Assert.Equal("AttachmentEncrypted", (await Cleaned.RunAsync(file, keepOriginal: true)).Code);
    }

    [Theory]
    [InlineData("readme.txt", "zip")]
    [InlineData("ppt/presentation.xml", "zip")]
    public async Task Clean_other_zip_needs_consent_and_is_kept_with_it(string name, string extension)
    {
        var file = OfficeFiles.Pack((name, "hello"));

        Assert.Equal("AttachmentNeedsConsent", (await Cleaned.RunAsync(file)).Code);
        var kept = await Cleaned.RunAsync(file, keepOriginal: true);
        Assert.Equal((AttachmentKind.Original, extension), (kept.Value.Kind, kept.Value.Extension));
        Assert.Equal(file, kept.Bytes);
    }

    [Fact]
    public async Task Clean_nothing_is_refused()
    {
        Assert.Equal("AttachmentEmpty", (await Cleaned.RunAsync([])).Code);
    }

    [Fact]
    public async Task Clean_document_over_twenty_megabytes_is_refused()
    {
        var refused = await Cleaned.RunAsync([.. OfficeFiles.Docx(), .. new byte[20 * 1024 * 1024]]);

        Assert.Equal(("AttachmentTooLarge", "20"), (refused.Code, refused.Outcome.Refusals[0].Arguments[0]));
    }

    private static void AssertNowhere(byte[] file)
    {
        Assert.False(Cleaned.Holds(file, OfficeFiles.Mark));
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.All(zip.Entries, entry =>
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(content);
            }

            Assert.False(Cleaned.Holds(content.ToArray(), OfficeFiles.Mark), entry.FullName);
            Assert.False(Cleaned.Holds(content.ToArray(), PictureFiles.Mark), entry.FullName);
        });
    }
}
