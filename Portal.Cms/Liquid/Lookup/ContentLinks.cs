using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Lookup;

/// <summary>Keeps the links of published items, so that a menu is found by its alias and a list by its items.</summary>
public sealed class ContentLinks(IContentDb db) : IContentHandler
{
    public async Task PublishedAsync(ContentItem item, CancellationToken cancellationToken)
    {
        await ClearAsync(item.ContentItemId, cancellationToken);
        db.ContentLinks.AddRange(Of(item).DistinctBy(link => (link.Kind, link.Key)));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task UnpublishedAsync(ContentItem item, CancellationToken cancellationToken)
    {
        await ClearAsync(item.ContentItemId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<ContentLink> Of(ContentItem item)
    {
        var created = item.CreatedUtc ?? DateTime.UnixEpoch;
        if (item.Part("AliasPart").Member("Alias").AsText() is { Length: > 0 } alias)
        {
            yield return Link(ContentLinkKind.Alias, alias.ToLowerInvariant());
        }

        var contained = item.Part("ContainedPart");
        if (contained.Member("ListContentItemId").AsText() is { Length: > 0 } list)
        {
            yield return Link(ContentLinkKind.List, list, contained.Member("Order").AsInt());
        }

        if (item.Part("LayerMetadata").Member("Layer").AsText() is { Length: > 0 } layer)
        {
            yield return Link(ContentLinkKind.Layer, layer);
        }

        ContentLink Link(ContentLinkKind kind, string key, int order = 0) => new(kind, key, item.ContentItemId, order, created);
    }

    private async Task ClearAsync(string contentItemId, CancellationToken cancellationToken)
    {
        db.ContentLinks.RemoveRange(await db.ContentLinks.Where(link => link.ContentItemId == contentItemId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
