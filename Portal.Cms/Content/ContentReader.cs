using Microsoft.EntityFrameworkCore;

namespace Portal.Cms.Content;

/// <summary>Which version of an item is asked for.</summary>
public enum VersionOf
{
    Published,
    Latest,
}

/// <summary>Reads content items. What it gives may be changed: it is nobody else's.</summary>
public sealed class ContentReader(IContentDb db)
{
    public async Task<ContentItem?> FindAsync(string contentItemId, VersionOf which, CancellationToken cancellationToken)
    {
        var json = await Rows(which).Where(r => r.ContentItemId == contentItemId).Select(r => r.Json).FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : ContentItem.Read(json);
    }

    public async Task<ContentItem?> FindVersionAsync(string contentItemVersionId, CancellationToken cancellationToken)
    {
        var json = await db.ContentRows.AsNoTracking().Where(r => r.ContentItemVersionId == contentItemVersionId).Select(r => r.Json)
            .FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : ContentItem.Read(json);
    }

    /// <summary>Several items in the order of the ids asked for; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<ContentItem>> FindAllAsync(IReadOnlyCollection<string> contentItemIds, VersionOf which, CancellationToken cancellationToken)
    {
        var found = await Rows(which).Where(r => contentItemIds.Contains(r.ContentItemId)).Select(r => r.Json).ToListAsync(cancellationToken);
        var items = found.Select(ContentItem.Read).ToDictionary(i => i.ContentItemId, StringComparer.Ordinal);
        return [.. contentItemIds.Distinct(StringComparer.Ordinal).Select(items.GetValueOrDefault).OfType<ContentItem>()];
    }

    /// <summary>Every version of an item, newest first.</summary>
    public async Task<IReadOnlyList<ContentItem>> VersionsAsync(string contentItemId, CancellationToken cancellationToken) =>
        [.. (await db.ContentRows.AsNoTracking().Where(r => r.ContentItemId == contentItemId).OrderByDescending(r => r.Id).Select(r => r.Json)
            .ToListAsync(cancellationToken)).Select(ContentItem.Read)];

    /// <summary>The rows of one kind of version, for queries of the caller's own.</summary>
    public IQueryable<ContentRow> Rows(VersionOf which) => which is VersionOf.Published
        ? db.ContentRows.AsNoTracking().Where(r => r.Published)
        : db.ContentRows.AsNoTracking().Where(r => r.Latest);
}
