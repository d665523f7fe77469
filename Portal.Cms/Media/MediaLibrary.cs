using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Recipes;

namespace Portal.Cms.Media;

/// <summary>
/// The media library: files by their paths, their bytes in the blob store under their hashes. Bytes come first and get their path in a second, short step, so that
/// no transaction is open while a body is read; what never gets a path is removed by a job.
/// </summary>
public sealed class MediaLibrary(IContentDb db, IMediaBlobs blobs, IPictureScaler scaler, SiteDocuments documents, TimeProvider time) : IMediaFolder
{
    /// <summary>A film of some minutes.</summary>
    public const long LongestFile = 100L << 20;

    /// <summary>A picture is held in memory when it is measured and scaled.</summary>
    public const long LongestPicture = 20L << 20;

    /// <summary>Stores a file's bytes if they are of the kind that its path says.</summary>
    /// <exception cref="MediaRefusedException">They are not; nothing is kept.</exception>
    public async Task<StagedMedia> StageAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var kind = MediaPath.Normal(path) is null ? throw new MediaRefusedException("MediaPath") : MediaKind.Named(path) ?? throw new MediaRefusedException("MediaKind");
        var most = kind.IsPicture ? LongestPicture : LongestFile;
        long length = 0;
        var blob = await blobs.WriteAsync(
            async (sink, cancel) => length = await CheckedCopy.RunAsync(kind, content, sink, most, cancel),
            cancellationToken);
        await NoteLeftoverAsync(blob, cancellationToken);
        var (width, height) = await MeasureAsync(kind, blob, cancellationToken);
        return new StagedMedia(blob, length, kind.Type, width, height);
    }

    /// <summary>Gives stored bytes their path.</summary>
    /// <param name="replace">Whether they may take the place of a file that is there; its alt text and focal point stay.</param>
    /// <exception cref="MediaRefusedException">The path is none, or is taken.</exception>
    public async Task<MediaFile> KeepAsync(string path, StagedMedia staged, bool replace, CancellationToken cancellationToken)
    {
        var normal = MediaPath.Normal(path) ?? throw new MediaRefusedException("MediaPath");
        var file = await db.MediaFiles.SingleOrDefaultAsync(f => f.Path == normal, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        if (file is null)
        {
            file = new MediaFile(normal, staged, now);
            db.MediaFiles.Add(file);
        }
        else if (!replace)
        {
            throw new MediaRefusedException("MediaTaken");
        }
        else if (file.BlobName != staged.BlobName)
        {
            await NoteLeftoverAsync(file.BlobName, cancellationToken);
            file.Hold(staged, now);

            // Pages name the bytes in the addresses of its smaller pictures.
            await documents.RaiseStampAsync(cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.MediaLeftovers.Where(l => l.BlobName == staged.BlobName).ExecuteDeleteAsync(cancellationToken);
        return file;
    }

    public Task<MediaFile?> FindAsync(string path, CancellationToken cancellationToken) =>
        db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Path == path, cancellationToken);

    public Task<bool> ExistsAsync(string path, CancellationToken cancellationToken) => db.MediaFiles.AnyAsync(f => f.Path == path, cancellationToken);

    /// <summary>Says what a file shows and where to look. Pages that show it follow.</summary>
    /// <returns>Whether there is such a file.</returns>
    public async Task<bool> DescribeAsync(string path, string altText, double focalX, double focalY, CancellationToken cancellationToken)
    {
        if (await db.MediaFiles.SingleOrDefaultAsync(f => f.Path == path, cancellationToken) is not { } file)
        {
            return false;
        }

        file.Describe(altText, focalX, focalY);
        await db.SaveChangesAsync(cancellationToken);
        await documents.RaiseStampAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes a file out of the library, whoever uses it: the caller has asked.</summary>
    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        if (await db.MediaFiles.SingleOrDefaultAsync(f => f.Path == path, cancellationToken) is not { } file)
        {
            return false;
        }

        db.MediaFiles.Remove(file);
        await db.SaveChangesAsync(cancellationToken);
        await NoteLeftoverAsync(file.BlobName, cancellationToken);
        return true;
    }

    public async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken) =>
        await KeepAsync(path, await StageAsync(path, content, cancellationToken), replace: true, cancellationToken);

    public async Task<Stream?> ReadAsync(string path, CancellationToken cancellationToken) =>
        MediaPath.Normal(path) is { } normal && await FindAsync(normal, cancellationToken) is { } file ? await blobs.OpenReadAsync(file.BlobName, cancellationToken) : null;

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in (await db.MediaFiles.AsNoTracking().Select(f => f.Path).ToListAsync(cancellationToken)).Order(StringComparer.Ordinal))
        {
            yield return path;
        }
    }

    private async Task NoteLeftoverAsync(string blob, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.MediaLeftovers.Where(l => l.BlobName == blob).ExecuteUpdateAsync(set => set.SetProperty(l => l.Since, now), cancellationToken) == 0)
        {
            db.MediaLeftovers.Add(new MediaLeftover(blob, now));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task<(int Width, int Height)> MeasureAsync(MediaKind kind, string blob, CancellationToken cancellationToken)
    {
        if (!kind.IsPicture)
        {
            return default;
        }

        await using var stored = await blobs.OpenReadAsync(blob, cancellationToken) ?? throw new IOException("A blob that was written just now is not there.");
        using var whole = new MemoryStream();
        await stored.CopyToAsync(whole, cancellationToken);
        whole.Position = 0;
        if (kind.IsDrawingFile)
        {
            return DrawingSize.Of(whole);
        }

        var size = scaler.Measure(whole.GetBuffer().AsMemory(0, (int)whole.Length));
        return kind.IsScaled ? size ?? throw new MediaRefusedException("MediaContent") : size ?? default;
    }
}
