using Portal.Tests.Web.Cleaning;
using Portal.Web.Adapters.Cleaning;

namespace Portal.Tests.Proof.Fuzz;

/// <summary>Films, office documents and PDFs that were taken apart and put together wrongly: cleaned, or refused with a code that the page has words for.</summary>
internal static class FileFuzz
{
    private static readonly HashSet<string> Codes =
    [
        "AttachmentEmpty", "AttachmentTooLarge", "AttachmentBroken", "AttachmentTooManyPixels", "AttachmentBomb", "AttachmentEncrypted",
        "AttachmentMetadataTrack", "AttachmentNeedsConsent",
    ];

    private static readonly byte[][] Films =
    [
        FilmFiles.Film(indexFirst: true, metadataTrack: true), FilmFiles.Film(indexFirst: false, metadataTrack: true), FilmFiles.Film(indexFirst: true, metadataTrack: false, wide: true),
        FilmFiles.Fragmented(),
    ];

    private static readonly byte[][] Documents = [OfficeFiles.Docx(), OfficeFiles.Xlsx()];
    private static readonly byte[][] Pdfs = [PdfFiles.Dirty(), PdfFiles.Dirty(revised: true)];
    private static readonly AttachmentCleaner Cleaner = new();

    public static FuzzTarget Mp4 { get; } = new("MP4", 140, dice => CleanAsync(dice, dice.OneIn(4) ? Plain(dice, Films) : BoxSurgery.Operate(dice, dice.Of(Films))));

    public static FuzzTarget Ooxml { get; } = new("OOXML", 60, dice => CleanAsync(dice, dice.OneIn(4) ? Plain(dice, Documents) : ZipSurgery.Operate(dice, dice.Of(Documents))));

    public static FuzzTarget Pdf { get; } = new("PDF", 70, dice => CleanAsync(dice, dice.OneIn(4) ? Plain(dice, Pdfs) : PdfSurgery.Operate(dice, dice.Of(Pdfs))));

    private static byte[] Plain(Dice dice, byte[][] files) => Mutations.Of(dice.Of(files), dice.Throw(int.MaxValue - 1));

    private static async Task<bool> CleanAsync(Dice dice, byte[] file)
    {
        using var sink = new MemoryStream();
        var keepOriginal = dice.OneIn(8);
        var outcome = await Cleaner.CleanAsync(new MemoryStream(file), sink, keepOriginal, CancellationToken.None, mayBlankLater: dice.OneIn(2));
        if (outcome.IsRefused)
        {
            return Codes.Contains(outcome.Refusals[0].Code) ? false : throw new InvalidDataException("Refused with " + outcome.Refusals[0].Code);
        }

        var cleaned = outcome.Value;
        if (cleaned.Length != sink.Length)
        {
            throw new InvalidDataException($"{cleaned.Length} bytes were announced, {sink.Length} written.");
        }

        if (sink.Length > 8_000_000)
        {
            throw new InvalidDataException($"{file.Length} bytes became {sink.Length}.");
        }

        if (cleaned.LeftToBlank.Count > 0)
        {
            await Cleaner.BlankAsync(new MemoryStream(sink.ToArray()), Stream.Null, cleaned.LeftToBlank, CancellationToken.None);
        }

        return true;
    }
}
