using System.IO.Pipelines;
using Portal.Cms.Media;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Media;

/// <summary>
/// Takes an editor's upload: what the site can clean is cleaned as a reporter's file is (a photograph must not say where it was taken), the rest is kept as it
/// came if it is what its name says, and the virus scanner has the last word.
/// </summary>
internal sealed class MediaIntake(MediaLibrary library, IMediaBlobs blobs, IAttachmentCleaner cleaner, IAttachmentScanner scanner)
{
    private const int Piece = 64 << 10;

    private static readonly string[] Cleaned = [".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".pdf", ".docx", ".xlsx", ".mp4", ".mov", ".m4v", ".m4a", ".mp3"];

    private static readonly string[] BecomeJpeg = [".heic", ".heif"];

    /// <returns>The stored bytes and the path with the ending that they have now.</returns>
    public async Task<Outcome<(string Path, StagedMedia Staged)>> TakeAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        var target = BecomeJpeg.Contains(ending, StringComparer.Ordinal) ? Path.ChangeExtension(path, ".jpg") : path;
        try
        {
            var staged = Cleaned.Contains(ending, StringComparer.Ordinal)
                ? await StageCleanedAsync(target, content, cancellationToken)
                : await library.StageAsync(target, content, cancellationToken);
            return await IsDangerousAsync(staged, cancellationToken) ? new Refusal("MediaDangerous") : (target, staged);
        }
        catch (MediaRefusedException refused)
        {
            return new Refusal(refused.Code);
        }
    }

    private async Task<StagedMedia> StageCleanedAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        var cleaning = CleanAsync(content, pipe.Writer, cancellationToken);
        try
        {
            await using var cleaned = pipe.Reader.AsStream();
            return await library.StageAsync(path, cleaned, cancellationToken);
        }
        finally
        {
            await cleaning;
        }
    }

    /// <summary>Ends the pipe with the refusal, where there is one: whoever reads meets it there.</summary>
    private async Task CleanAsync(Stream content, PipeWriter to, CancellationToken cancellationToken)
    {
        try
        {
            await using var sink = to.AsStream(leaveOpen: true);
            var outcome = await cleaner.CleanAsync(content, sink, keepOriginal: false, cancellationToken);
            await to.CompleteAsync(outcome.IsRefused ? new MediaRefusedException(Code(outcome.Refusals[0])) : null);
        }
        catch (Exception fault)
        {
            await to.CompleteAsync(fault);
        }
    }

    private static string Code(Refusal refusal) => refusal.Code switch
    {
        "AttachmentEmpty" => "MediaEmpty",
        "AttachmentTooLarge" or "AttachmentTooManyPixels" => "MediaTooLarge",
        "AttachmentBusy" => "MediaBusy",
        "AttachmentEncrypted" => "MediaEncrypted",
        _ => "MediaContent",
    };

    private async Task<bool> IsDangerousAsync(StagedMedia staged, CancellationToken cancellationToken)
    {
        await using var scan = await scanner.BeginAsync(cancellationToken);
        await using var stored = await blobs.OpenReadAsync(staged.BlobName, cancellationToken) ?? throw new IOException("A blob that was written just now is not there.");
        var buffer = new byte[Piece];
        for (var read = await stored.ReadAsync(buffer, cancellationToken); read > 0; read = await stored.ReadAsync(buffer, cancellationToken))
        {
            await scan.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return (await scan.FinishAsync(cancellationToken)).IsDangerous;
    }
}
