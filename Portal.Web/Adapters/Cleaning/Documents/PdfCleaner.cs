using System.Runtime.ExceptionServices;
using Portal.Domain.Reporting;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>Makes a PDF anew and opens the result once more: what does not open again with as many pages is refused.</summary>
internal static class PdfCleaner
{
    /// <summary>
    /// The library walks the page tree by recursion, and a tree may be as deep as there are objects: the stack is made for the deepest
    /// one that <see cref="CleaningLimits.PdfObjects"/> allows, because an overflow would end the process.
    /// </summary>
    private const int StackSize = 256 * 1024 * 1024;

    public static byte[] Clean(byte[] data, RemovalNotes notes)
    {
        RefuseCrowded(data);
        byte[]? cleaned = null;
        ExceptionDispatchInfo? failure = null;
        var worker = new Thread(() =>
        {
            try
            {
                cleaned = CleanOnBigStack(data, notes);
            }
            catch (Exception thrown)
            {
                failure = ExceptionDispatchInfo.Capture(thrown);
            }
        }, StackSize);
        worker.Start();
        worker.Join();
        failure?.Throw();
        return cleaned ?? throw CannotCleanException.Broken();
    }

    /// <summary>Each object begins and ends with the same word.</summary>
    private static void RefuseCrowded(ReadOnlySpan<byte> data)
    {
        if (data.Count("obj"u8) > 2 * CleaningLimits.PdfObjects)
        {
            throw new CannotCleanException(CleaningRefusals.Bomb);
        }
    }

    private static byte[] CleanOnBigStack(byte[] data, RemovalNotes notes)
    {
        var filters = new PdfFilters();
        using var document = Open(data, filters);
        if (document.IsEncrypted)
        {
            throw new CannotCleanException(CleaningRefusals.Encrypted);
        }

        NoteInformation(document, notes);
        NoteRevisions(data, notes);
        using var rewriter = new PdfRewriter(document.Structure, filters, notes);
        var cleaned = rewriter.Write();
        using var again = Open(cleaned, new PdfFilters());
        return again.NumberOfPages == document.NumberOfPages && document.NumberOfPages > 0 ? cleaned : throw CannotCleanException.Broken();
    }

    private static PdfDocument Open(byte[] data, PdfFilters filters)
    {
        try
        {
            return PdfDocument.Open(data, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filters });
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new CannotCleanException(CleaningRefusals.Encrypted);
        }
    }

    private static void NoteInformation(PdfDocument document, RemovalNotes notes)
    {
        var information = document.Information;
        notes.Add(string.IsNullOrEmpty(information.Author) ? [] : [Removal.Author]);
        notes.Add(string.IsNullOrEmpty(information.Title) ? [] : [Removal.Title]);
        notes.Add(string.IsNullOrEmpty(information.CreationDate) ? [] : [Removal.CaptureTime]);
        notes.Add(information.DocumentInformationDictionary is { Data.Count: > 0 } ? [Removal.CustomData] : []);
    }

    private static void NoteRevisions(ReadOnlySpan<byte> data, RemovalNotes notes)
    {
        var ends = 0;
        var rest = data;
        for (var at = rest.IndexOf("%%EOF"u8); at >= 0; at = rest.IndexOf("%%EOF"u8))
        {
            ends++;
            rest = rest[(at + 5)..];
        }

        // A file made for fast viewing has two ends from the start.
        if (ends > 2 || ends == 2 && data[..Math.Min(1024, data.Length)].IndexOf("/Linearized"u8) < 0)
        {
            notes.Add(Removal.EditingHistory);
        }

        if (ends > 0 && rest.ContainsAnyExcept("\r\n \0"u8))
        {
            notes.Add(Removal.TrailingData);
        }
    }
}
