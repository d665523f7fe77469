using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Cleaning;

namespace Portal.Tests.Web.Cleaning;

/// <summary>Thousands of damaged files for each parser: each is cleaned or refused with a known code, and nothing is thrown.</summary>
public class DamagedFileTests
{
    private static readonly string[] Codes =
    [
        "AttachmentEmpty", "AttachmentTooLarge", "AttachmentBroken", "AttachmentTooManyPixels", "AttachmentBomb", "AttachmentEncrypted",
        "AttachmentMetadataTrack", "AttachmentNeedsConsent",
    ];

    public static TheoryData<string, int> Parsers => new()
    {
        { "film", 5_000 }, { "late film", 5_000 }, { "fragments", 5_000 }, { "mp3", 5_000 }, { "docx", 5_000 }, { "xlsx", 5_000 }, { "pdf", 2_000 },
        { "jpeg", 2_000 }, { "png", 1_000 }, { "webp", 1_000 }, { "heic", 60 },
    };

    [Fact]
    public async Task Clean_while_other_uploads_hold_the_memory_is_refused_and_gives_back_what_it_held()
    {
        var file = Sample("jpeg");
        var memory = new HeldMemory(file.Length + 1000);
        using var cleaner = new AttachmentCleaner(memory);
        using (var other = memory.Share())
        {
            other.Hold(2000);
            Assert.Equal("AttachmentBusy", (await CleanAsync()).Refusals[0].Code);
        }

        Assert.False((await CleanAsync()).IsRefused);
        Assert.False((await CleanAsync()).IsRefused);

        Task<Outcome<CleanedAttachment>> CleanAsync() =>
            cleaner.CleanAsync(new MemoryStream(file), Stream.Null, keepOriginal: false, TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Parsers))]
    public async Task Clean_damaged_file_is_cleaned_or_refused(string parser, int count)
    {
        var file = Sample(parser);
        using var cleaner = new AttachmentCleaner();
        var cleaned = 0;
        for (var i = 0; i < count; i++)
        {
            var damaged = Mutations.Of(file, i);
            using var sink = new MemoryStream();
            Outcome<CleanedAttachment> outcome;
            try
            {
                outcome = await cleaner.CleanAsync(new MemoryStream(damaged), sink, keepOriginal: false, TestContext.Current.CancellationToken, mayBlankLater: i % 2 == 0);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{parser} {i}", failure);
            }

            if (outcome.IsRefused)
            {
                Assert.Contains(outcome.Refusals[0].Code, Codes);
                continue;
            }

            cleaned++;
            Assert.Equal(sink.Length, outcome.Value.Length);
            Assert.InRange(sink.Length, 1, 4_000_000);
        }

        // A sample that is always refused would test the front door only.
        Assert.InRange(cleaned, 1, count - 1);
    }

    private static byte[] Sample(string parser) => parser switch
    {
        "film" => FilmFiles.Film(indexFirst: true, metadataTrack: true),
        "late film" => FilmFiles.Film(indexFirst: false, metadataTrack: true),
        "fragments" => FilmFiles.Fragmented(),
        "mp3" => [.. FilmFiles.Id3(FilmFiles.Mark), .. FilmFiles.Mp3(6), .. FilmFiles.Ape(FilmFiles.Mark)],
        "docx" => OfficeFiles.Docx(),
        "xlsx" => OfficeFiles.Xlsx(),
        "pdf" => PdfFiles.Dirty(revised: true),
        "jpeg" => PictureFiles.Jpeg(PictureFiles.Exif(6), PictureFiles.Xmp()),
        "png" => PictureFiles.Png(PictureFiles.Chunk("eXIf", PictureFiles.ExifBlock())),
        "webp" => PictureFiles.WebP(PictureFiles.RiffChunk("EXIF", PictureFiles.ExifBlock())),
        _ => Cleaned.Photo("phone-3.heic"),
    };
}
