using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;

namespace Portal.Cms.Media;

/// <summary>What is sent for a picture's address.</summary>
public sealed record ServedMedia(string BlobName, string Type);

/// <summary>
/// Smaller pictures. JPEG is made when it is first asked for, which takes some hundredths of a second; WebP and AVIF take up to a second each and are made by a job,
/// one at a time.
/// </summary>
public sealed class MediaVariants(IContentDb db, IMediaBlobs blobs, IPictureScaler scaler)
{
    private const string Jpeg = "image/jpeg";
    private const string Png = "image/png";
    private const string WebP = "image/webp";
    private const string Avif = "image/avif";

    /// <summary>The widths that there are, in pixels; no other is made.</summary>
    public static IReadOnlyList<int> Widths { get; } = [320, 640, 960, 1280, 1920];

    private static readonly string[] MadeByJob = [WebP, Avif];

    public static IEnumerable<int> WidthsBelow(int width) => Widths.Where(w => w < width);

    /// <summary>The best form of a picture that is there for a browser, or a JPEG made now; the file itself where nothing smaller can be.</summary>
    /// <param name="accept">The request's Accept header.</param>
    public async Task<ServedMedia> ChooseAsync(MediaFile file, int width, string accept, CancellationToken cancellationToken)
    {
        if (!file.IsScaled || width >= file.Width)
        {
            return new ServedMedia(file.BlobName, file.Type);
        }

        var made = await db.MediaVariants.AsNoTracking().Where(v => v.SourceBlob == file.BlobName && v.Width == width).ToListAsync(cancellationToken);
        string[] wanted = [.. new[] { Avif, WebP }.Where(type => accept.Contains(type, StringComparison.OrdinalIgnoreCase)), Jpeg, Png];
        var best = wanted.Select(type => made.Find(v => v.Type == type)).FirstOrDefault(v => v is not null) ?? await MakeAsync(file, width, Jpeg, cancellationToken);
        return best is null ? new ServedMedia(file.BlobName, file.Type) : new ServedMedia(best.BlobName, best.Type);
    }

    /// <summary>Makes the WebP and AVIF forms of the files that came in last, one after the other. A file that cannot be decoded is not tried again.</summary>
    /// <returns>How many pictures were made.</returns>
    public async Task<int> MakeWaitingAsync(int mostFiles, CancellationToken cancellationToken)
    {
        var made = 0;
        foreach (var file in await db.MediaFiles.Where(f => f.AwaitsVariants).OrderByDescending(f => f.UploadedUtc).ThenBy(f => f.Path).Take(mostFiles).ToListAsync(cancellationToken))
        {
            var there = await db.MediaVariants.AsNoTracking().Where(v => v.SourceBlob == file.BlobName).Select(v => new { v.Width, v.Type }).ToListAsync(cancellationToken);
            foreach (var (width, type) in WidthsBelow(file.Width).SelectMany(width => MadeByJob.Select(type => (width, type))).Where(w => !there.Exists(v => v.Width == w.width && v.Type == w.type)))
            {
                if (await MakeAsync(file, width, type, cancellationToken) is null)
                {
                    break;
                }

                made++;
            }

            file.VariantsAreMade();
            await db.SaveChangesAsync(cancellationToken);
        }

        return made;
    }

    private async Task<MediaVariant?> MakeAsync(MediaFile file, int width, string type, CancellationToken cancellationToken)
    {
        if (await BytesAsync(file.BlobName, cancellationToken) is not { } source || await scaler.ScaleAsync(source, width, type, cancellationToken) is not { } scaled)
        {
            return null;
        }

        var blob = await blobs.WriteAsync((sink, cancel) => sink.WriteAsync(scaled.Bytes, cancel).AsTask(), cancellationToken);
        var variant = new MediaVariant(file.BlobName, width, scaled.Type, blob, scaled.Bytes.Length);
        if (!await db.MediaVariants.AnyAsync(v => v.SourceBlob == file.BlobName && v.Width == width && v.Type == scaled.Type, cancellationToken))
        {
            var entry = db.MediaVariants.Add(variant);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Somebody else asked for it at the same moment and was first: the same bytes under the same name.
                entry.State = EntityState.Detached;
            }
        }

        return variant;
    }

    private async Task<byte[]?> BytesAsync(string blob, CancellationToken cancellationToken)
    {
        await using var stored = await blobs.OpenReadAsync(blob, cancellationToken);
        if (stored is null)
        {
            return null;
        }

        using var whole = new MemoryStream();
        await stored.CopyToAsync(whole, cancellationToken);
        return whole.ToArray();
    }
}
