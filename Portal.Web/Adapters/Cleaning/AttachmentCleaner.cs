using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Cleaning.Documents;
using Portal.Web.Adapters.Cleaning.Media;
using Portal.Web.Adapters.Cleaning.Pictures;

namespace Portal.Web.Adapters.Cleaning;

/// <summary>
/// Looks at the first bytes of an upload and takes the way that fits: sound and film stream through in one pass; pictures and documents
/// are held in memory, one in the whole process at a time, and made anew.
/// </summary>
internal sealed class AttachmentCleaner(HeldMemory? memory = null) : IAttachmentCleaner, IDisposable
{
    private readonly HeldMemory _memory = memory ?? HeldMemory.OfThisMachine();
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private long _leftBehind;

    public async Task<Outcome<CleanedAttachment>> CleanAsync(
        Stream source, Stream sink, bool keepOriginal, CancellationToken cancellationToken, bool mayBlankLater = false)
    {
        using var held = _memory.Share();
        try
        {
            return await CleanOrThrowAsync(new SourceReader(source, held), new CleanedOutput(sink), keepOriginal, mayBlankLater, cancellationToken);
        }
        catch (CannotCleanException refused)
        {
            return refused.Refusal;
        }
    }

    public Task BlankAsync(Stream written, Stream sink, IReadOnlyList<ByteRange> ranges, CancellationToken cancellationToken) =>
        new RangeBlanker(ranges).CopyAsync(written, sink, cancellationToken);

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<CleanedAttachment> CleanOrThrowAsync(
        SourceReader source, CleanedOutput output, bool keepOriginal, bool mayBlankLater, CancellationToken cancellationToken)
    {
        var head = await source.PeekAsync(ContentSniffer.Needed, cancellationToken);
        if (head.IsEmpty)
        {
            throw new CannotCleanException(CleaningRefusals.Empty);
        }

        var shape = ContentSniffer.Tell(head.Span);
        var notes = new RemovalNotes();
        switch (shape)
        {
            case FileShape.IsoMedia:
                return await new FilmCleaner(source, output, notes, keepOriginal, mayBlankLater).CleanAsync(cancellationToken);
            case FileShape.Mp3:
                return await new Mp3Cleaner(source, output, notes).CleanAsync(cancellationToken);
            case FileShape.Jpeg or FileShape.Png or FileShape.WebP or FileShape.Heif or FileShape.Pdf or FileShape.OfficeZip:
                return await CleanInMemoryAsync(source, output, shape, notes, keepOriginal, cancellationToken);
            case FileShape.CompoundFile when CompoundFile.HoldsEncryptedPackage((await source.PeekAsync(SourceReader.Window, cancellationToken)).Span):
                throw new CannotCleanException(CleaningRefusals.Encrypted);
            default:
                return keepOriginal
                    ? await KeepAsync(source, output, shape, cancellationToken)
                    : throw new CannotCleanException(CleaningRefusals.NeedsConsent);
        }
    }

    private async Task<CleanedAttachment> CleanInMemoryAsync(
        SourceReader source, CleanedOutput output, FileShape shape, RemovalNotes notes, bool keepOriginal, CancellationToken cancellationToken)
    {
        source.Limit = CleaningLimits.InMemory;
        using var pieces = await source.TakeAllAsync(cancellationToken);
        byte[] bytes;
        CleanedAttachment cleaned;
        // Only the work is behind the gate: a slow sender must not make the others wait.
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            (bytes, cleaned) = CleanBytes(pieces.Join(), shape, notes, keepOriginal);
        }
        finally
        {
            _oneAtATime.Release();
        }

        TidyUp(bytes.Length);

        await output.WriteAsync(bytes, cancellationToken);
        return cleaned with { Length = output.Written };
    }

    /// <summary>
    /// Whole files are the only large things on the collector's heap, and it lets a great many of them lie before it looks: after so much of them it is told to.
    /// </summary>
    private void TidyUp(long bytes)
    {
        if (Interlocked.Add(ref _leftBehind, bytes) is var left && left > CleaningLimits.LeftBehind && Interlocked.CompareExchange(ref _leftBehind, 0, left) == left)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true);
        }
    }

    private static (byte[] Bytes, CleanedAttachment Cleaned) CleanBytes(byte[] data, FileShape shape, RemovalNotes notes, bool keepOriginal)
    {
        try
        {
            switch (shape)
            {
                case FileShape.Pdf:
                    return (PdfCleaner.Clean(data, notes), new CleanedAttachment(AttachmentKind.Pdf, "pdf", 0, notes.Found));
                case FileShape.OfficeZip:
                    var office = OfficeCleaner.Clean(data, notes);
                    return (office.Bytes, new CleanedAttachment(office.Kind, office.Extension, 0, notes.Found));
                default:
                    var picture = PictureCleaner.Clean(data, shape, notes);
                    return (picture.Bytes, new CleanedAttachment(AttachmentKind.Picture, picture.Extension, 0, notes.Found, picture.TurnedUpright));
            }
        }
        catch (CannotCleanException refused) when (keepOriginal && refused.Refusal.Code == CleaningRefusals.NeedsConsent.Code)
        {
            return (data, new CleanedAttachment(AttachmentKind.Original, ContentSniffer.ExtensionOf(shape), 0, []));
        }
        catch (Exception failure) when (failure is not CannotCleanException)
        {
            // The libraries below throw what they like at a bad file; all of it means that the file cannot be made anew.
            throw CannotCleanException.Broken();
        }
    }

    private static async Task<CleanedAttachment> KeepAsync(
        SourceReader source, CleanedOutput output, FileShape shape, CancellationToken cancellationToken)
    {
        for (var piece = await source.TakeAsync(long.MaxValue, cancellationToken); !piece.IsEmpty; piece = await source.TakeAsync(long.MaxValue, cancellationToken))
        {
            await output.WriteAsync(piece, cancellationToken);
        }

        return new CleanedAttachment(AttachmentKind.Original, ContentSniffer.ExtensionOf(shape), output.Written, []);
    }
}
