using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;

namespace Portal.Cms.Media;

/// <summary>Removes bytes that have belonged to no file for an hour, and the smaller pictures made of them.</summary>
public sealed class MediaSweep(IContentDb db, IMediaBlobs blobs, TimeProvider time)
{
    /// <summary>Longer than any upload takes from its last byte to its path.</summary>
    private static readonly TimeSpan Spared = TimeSpan.FromHours(1);

    /// <returns>How many blobs went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime - Spared;
        var removed = 0;
        foreach (var blob in await db.MediaLeftovers.AsNoTracking().Where(l => l.Since < before).Select(l => l.BlobName).ToListAsync(cancellationToken))
        {
            if (!await IsNeededAsync(blob, cancellationToken))
            {
                removed += await RemoveAsync(blob, cancellationToken);
            }

            // The note goes last: a job that dies half way finds it again.
            await db.MediaLeftovers.Where(l => l.BlobName == blob && l.Since < before).ExecuteDeleteAsync(cancellationToken);
        }

        return removed;
    }

    private async Task<int> RemoveAsync(string blob, CancellationToken cancellationToken)
    {
        var variants = await db.MediaVariants.AsNoTracking().Where(v => v.SourceBlob == blob).Select(v => v.BlobName).ToListAsync(cancellationToken);
        await db.MediaVariants.Where(v => v.SourceBlob == blob).ExecuteDeleteAsync(cancellationToken);
        foreach (var variant in variants)
        {
            if (!await IsNeededAsync(variant, cancellationToken))
            {
                await blobs.DeleteAsync(variant, cancellationToken);
            }
        }

        await blobs.DeleteAsync(blob, cancellationToken);
        return 1 + variants.Count;
    }

    /// <summary>The same bytes may be a file under another path, or a smaller picture of another file.</summary>
    private async Task<bool> IsNeededAsync(string blob, CancellationToken cancellationToken) =>
        await db.MediaFiles.AnyAsync(f => f.BlobName == blob, cancellationToken) || await db.MediaVariants.AnyAsync(v => v.BlobName == blob, cancellationToken);
}
