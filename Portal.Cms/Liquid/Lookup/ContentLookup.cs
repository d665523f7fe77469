using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Routing;

namespace Portal.Cms.Liquid.Lookup;

/// <summary>Finds published items through the kernel's own readers.</summary>
internal sealed class ContentLookup(IContentDb db, ContentReader reader, ContentRoutes routes) : IContentLookup
{
    public Task<ContentItem?> ByIdAsync(string contentItemId, CancellationToken cancellationToken) => reader.FindAsync(contentItemId, VersionOf.Published, cancellationToken);

    public async Task<ContentItem?> ByAliasAsync(string alias, CancellationToken cancellationToken)
    {
        var wanted = alias.ToLowerInvariant();
        var id = await Links(ContentLinkKind.Alias).Where(link => link.Key == wanted).Select(link => link.ContentItemId).FirstOrDefaultAsync(cancellationToken);
        return id is null ? null : await ByIdAsync(id, cancellationToken);
    }

    public Task<ContentPage> OfListAsync(string listContentItemId, bool ordered, int skip, int take, CancellationToken cancellationToken)
    {
        var links = Links(ContentLinkKind.List).Where(link => link.Key == listContentItemId);
        var inOrder = ordered ? links.OrderBy(link => link.Order).ThenByDescending(link => link.CreatedUtc) : links.OrderByDescending(link => link.CreatedUtc);
        return PageAsync(inOrder.ThenBy(link => link.ContentItemId).Select(link => link.ContentItemId), skip, take, cancellationToken);
    }

    public Task<ContentPage> OfTermsAsync(IReadOnlyCollection<string> termContentItemIds, int skip, int take, CancellationToken cancellationToken) => PageAsync(
        reader.Rows(VersionOf.Published).Where(row => db.TermUses.Any(use => use.Published && use.ContentItemId == row.ContentItemId && termContentItemIds.Contains(use.TermContentItemId)))
            .OrderByDescending(row => row.CreatedUtc).ThenBy(row => row.ContentItemId).Select(row => row.ContentItemId),
        skip, take, cancellationToken);

    public async Task<IReadOnlyList<ContentItem>> OfLayersAsync(IReadOnlyCollection<string> layers, CancellationToken cancellationToken)
    {
        var ids = await Links(ContentLinkKind.Layer).Where(link => layers.Contains(link.Key)).Select(link => link.ContentItemId).ToListAsync(cancellationToken);
        return ids.Count == 0 ? [] : await reader.FindAllAsync(ids, VersionOf.Published, cancellationToken);
    }

    public Task<string?> PathAsync(string contentItemId, string containedItemId, CancellationToken cancellationToken) =>
        routes.PathAsync(contentItemId, cancellationToken, containedItemId);

    private IQueryable<ContentLink> Links(ContentLinkKind kind) => db.ContentLinks.AsNoTracking().Where(link => link.Kind == kind);

    private async Task<ContentPage> PageAsync(IQueryable<string> ids, int skip, int take, CancellationToken cancellationToken)
    {
        var total = await ids.CountAsync(cancellationToken);
        var shown = total <= skip ? [] : await ids.Skip(skip).Take(take).ToListAsync(cancellationToken);
        return new ContentPage(shown.Count == 0 ? [] : await reader.FindAllAsync(shown, VersionOf.Published, cancellationToken), total);
    }
}
