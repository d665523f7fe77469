using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;

namespace Portal.Cms.Routing;

/// <summary>What answers at an address.</summary>
/// <param name="MovedTo">The address at which the item answers now, when it is not this one.</param>
public sealed record Route(string ContentItemId, string ContainedItemId, string? MovedTo);

/// <summary>The addresses of the published site.</summary>
public sealed class ContentRoutes(IContentDb db)
{
    /// <summary>An address as it is stored and compared: decoded, without slashes at the ends, in lower case.</summary>
    public static string Normal(string path) => path.Trim().Trim('/').ToLowerInvariant();

    public async Task<Route?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var wanted = Normal(path);
        var row = await db.ContentRoutes.AsNoTracking().SingleOrDefaultAsync(r => r.Path == wanted, cancellationToken);
        if (row is null)
        {
            return null;
        }

        return new Route(row.ContentItemId, row.ContainedItemId, row.Moved ? await PathAsync(row.ContentItemId, cancellationToken, row.ContainedItemId) : null);
    }

    /// <summary>Where an item answers, or null when it has no address of its own.</summary>
    public async Task<string?> PathAsync(string contentItemId, CancellationToken cancellationToken, string containedItemId = "") =>
        await db.ContentRoutes.AsNoTracking().Where(r => r.ContentItemId == contentItemId && r.ContainedItemId == containedItemId && !r.Moved)
            .Select(r => r.Path).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<string, string>> PathsAsync(IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken) =>
        await db.ContentRoutes.AsNoTracking().Where(r => contentItemIds.Contains(r.ContentItemId) && r.ContainedItemId == "" && !r.Moved)
            .GroupBy(r => r.ContentItemId).Select(g => new { g.Key, Path = g.Min(r => r.Path) })
            .ToDictionaryAsync(r => r.Key, r => r.Path!, StringComparer.Ordinal, cancellationToken);

    /// <summary>
    /// Lets an item answer at these addresses and at no other. Where it answered before, visitors are sent on to its first address; an address that another
    /// item only had once is taken over.
    /// </summary>
    /// <param name="paths">Normal addresses, each with the contained item it shows or nothing; the first one is the item's own.</param>
    public async Task SetAsync(string contentItemId, IReadOnlyList<(string Path, string Contained)> paths, CancellationToken cancellationToken)
    {
        var wanted = paths.DistinctBy(p => p.Path).ToDictionary(p => p.Path, p => p.Contained, StringComparer.Ordinal);
        foreach (var old in await db.ContentRoutes.Where(r => r.ContentItemId == contentItemId).ToListAsync(cancellationToken))
        {
            if (!wanted.ContainsKey(old.Path))
            {
                old.PointTo(contentItemId, old.ContainedItemId, moved: true);
            }
        }

        foreach (var (path, contained) in wanted)
        {
            var row = await db.ContentRoutes.FindAsync([path], cancellationToken);
            if (row is null)
            {
                db.ContentRoutes.Add(new ContentRoute(path, contentItemId, contained));
            }
            else if (row.ContentItemId == contentItemId || row.Moved)
            {
                row.PointTo(contentItemId, contained, moved: false);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Nothing answers at the item's addresses any more.</summary>
    public async Task ClearAsync(string contentItemId, CancellationToken cancellationToken)
    {
        db.ContentRoutes.RemoveRange(await db.ContentRoutes.Where(r => r.ContentItemId == contentItemId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whether another item answers at an address now.</summary>
    public Task<bool> IsTakenAsync(string path, string byOtherThan, CancellationToken cancellationToken) =>
        db.ContentRoutes.AsNoTracking().AnyAsync(r => r.Path == path && r.ContentItemId != byOtherThan && !r.Moved, cancellationToken);
}
