using System.IO.Compression;
using System.Text;
using Portal.Domain.Reporting;
using UglyToad.PdfPig;

namespace Portal.Tests.Web.Cleaning;

public class PdfCleaningTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Clean_pdf_keeps_pages_and_loses_everything_else(bool revised)
    {
        var dirty = PdfFiles.Dirty(revised);

        var cleaned = await Cleaned.RunAsync(dirty);

        Assert.Equal((AttachmentKind.Pdf, "pdf"), (cleaned.Value.Kind, cleaned.Value.Extension));
        AssertNowhere(cleaned.Bytes, PdfFiles.Mark, PictureFiles.Mark, "JavaScript", "EmbeddedFile", "Exif", "GPTS", "Producer", "xmpmeta");
        using var document = PdfDocument.Open(cleaned.Bytes);
        Assert.Equal(1, document.NumberOfPages);
        var page = document.GetPage(1);
        Assert.Equal(PdfFiles.Words, page.Text);
        Assert.Equal(64, Assert.Single(page.GetImages()).WidthInSamples);
        Assert.Equal(2, page.GetAnnotations().Count());
        Assert.Equal(revised, cleaned.Value.Removed.Contains(Removal.EditingHistory));
        foreach (var removal in new[] { Removal.Author, Removal.Title, Removal.Scripts, Removal.EmbeddedFiles, Removal.Location })
        {
            Assert.Contains(removal, cleaned.Value.Removed);
        }
    }

    [Fact]
    public async Task Clean_same_pdf_twice_gives_different_identifiers()
    {
        var (first, second) = (await Cleaned.RunAsync(PdfFiles.Dirty()), await Cleaned.RunAsync(PdfFiles.Dirty()));

        Assert.NotEqual(first.Bytes, second.Bytes);
    }

    [Fact]
    public async Task Clean_pdf_keeps_names_and_strings_byte_for_byte()
    {
        var file = PdfFiles.Write(
        [
            ("<</Type/Catalog/Pages 2 0 R>>", null),
            ("<</Type/Pages/Kids[3 0 R]/Count 1>>", null),
            ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 10.5 10]/Resources<</Font<</#CB#CE#CC#E5 4 0 R/#E4#B8#AD 4 0 R/a#20b 4 0 R>>/ColorSpace<</C [/Indexed/DeviceRGB 1 (\\200\\201\\215\\237\\377\\000)]>>>>>>", null),
            ("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", null),
        ], "/Root 1 0 R");

        var text = Encoding.Latin1.GetString((await Cleaned.RunAsync(file)).Bytes);

        Assert.Contains("/#CB#CE#CC#E5 ", text, StringComparison.Ordinal);
        Assert.Contains("/#E4#B8#AD ", text, StringComparison.Ordinal);
        Assert.Contains("/a#20b ", text, StringComparison.Ordinal);
        Assert.Contains("<80818D9FFF00>", text, StringComparison.Ordinal);
        Assert.Contains("[0 0 10.5 10 ]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clean_encrypted_pdf_is_refused()
    {
        var file = PdfFiles.Write(
        [
            ("<</Type/Catalog/Pages 2 0 R>>", null),
            ("<</Type/Pages/Kids[]/Count 0>>", null),
            ($"<</Filter/Standard/V 1/R 2/O<{new string('1', 64)}>/U<{new string('2', 64)}>/P -4>>", null),
        ], "/Root 1 0 R/Encrypt 3 0 R/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]");

        Assert.Equal("AttachmentEncrypted", (await Cleaned.RunAsync(file)).Code);
    }

    [Fact]
    public async Task Clean_pdf_that_inflates_without_end_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 260; i++)
            {
                zlib.Write(zeros);
            }
        }

        var file = PdfFiles.Write([("<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>", bytes.ToArray()), ("<</Type/XRef/Size 3/W[1 2 1]/Root 5 0 R/Filter/FlateDecode>>", bytes.ToArray())], "");
        // The table of contents itself is the bomb.
        var text = Encoding.Latin1.GetString(file);
        var bomb = text.IndexOf("2 0 obj", StringComparison.Ordinal);
        file = Encoding.Latin1.GetBytes($"{text[..text.LastIndexOf("xref\n0", StringComparison.Ordinal)]}startxref\n{bomb}\n%%EOF\n");

        Assert.Contains((await Cleaned.RunAsync(file)).Code, (string[])["AttachmentBomb", "AttachmentBroken"]);
    }

    [Theory]
    [InlineData("%PDF-1.7\n")]
    [InlineData("%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj trailer <</Root 1 0 R>> %%EOF")]
    public async Task Clean_broken_pdf_is_refused(string text)
    {
        Assert.Equal("AttachmentBroken", (await Cleaned.RunAsync(Encoding.ASCII.GetBytes(text))).Code);
    }

    [Fact]
    public async Task Clean_pdf_with_a_page_tree_as_deep_as_a_well_does_not_end_the_process()
    {
        const int Depth = 30_000;
        List<(string Head, byte[]? Data)> objects = [("<</Type/Catalog/Pages 2 0 R>>", null)];
        for (var i = 0; i < Depth; i++)
        {
            objects.Add(($"<</Type/Pages/Kids[{i + 3} 0 R]/Count 1>>", null));
        }

        objects.Add(("<</Type/Page/MediaBox[0 0 9 9]>>", null));

        var cleaned = await Cleaned.RunAsync(PdfFiles.Write(objects, "/Root 1 0 R"));

        Assert.Contains(cleaned.Code, (string?[])[null, "AttachmentBroken"]);
    }

    [Fact]
    public async Task Clean_pdf_of_too_many_objects_is_refused()
    {
        var crowd = string.Concat(Enumerable.Repeat("1 0 obj\n1\nendobj\n", 110_000));

        Assert.Equal("AttachmentBomb", (await Cleaned.RunAsync(Encoding.ASCII.GetBytes("%PDF-1.4\n" + crowd))).Code);
    }

    private static void AssertNowhere(byte[] file, params string[] words)
    {
        var everything = new List<byte[]> { file };
        var rest = file.AsSpan();
        for (var at = rest.IndexOf("stream\n"u8); at >= 0; at = rest.IndexOf("stream\n"u8))
        {
            rest = rest[(at + 7)..];
            try
            {
                using var inflated = new MemoryStream();
                new ZLibStream(new MemoryStream(rest.ToArray()), CompressionMode.Decompress).CopyTo(inflated);
                everything.Add(inflated.ToArray());
            }
            catch (InvalidDataException)
            {
                // Not a compressed stream: its bytes are looked at as they are.
            }
        }

        Assert.All(everything, bytes => Assert.All(words, word => Assert.False(Cleaned.Holds(bytes, word), word)));
    }
}
