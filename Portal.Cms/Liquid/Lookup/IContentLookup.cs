using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Lookup;

/// <summary>One page of a list, and how many items the whole list has.</summary>
public sealed record ContentPage(IReadOnlyList<ContentItem> Items, int Total)
{
    public static ContentPage Empty { get; } = new([], 0);
}

/// <summary>Finds the other items that a page shows: by id, by alias, those of a list and those that bear a term. Only what the public may see.</summary>
public interface IContentLookup
{
    Task<ContentItem?> ByIdAsync(string contentItemId, CancellationToken cancellationToken);

    Task<ContentItem?> ByAliasAsync(string alias, CancellationToken cancellationToken);

    /// <summary>The items of a list, newest first or in the order that its editor gave them.</summary>
    Task<ContentPage> OfListAsync(string listContentItemId, bool ordered, int skip, int take, CancellationToken cancellationToken);

    /// <summary>The items that bear any of some terms, newest first.</summary>
    Task<ContentPage> OfTermsAsync(IReadOnlyCollection<string> termContentItemIds, int skip, int take, CancellationToken cancellationToken);

    /// <summary>The widgets of some layers.</summary>
    Task<IReadOnlyList<ContentItem>> OfLayersAsync(IReadOnlyCollection<string> layers, CancellationToken cancellationToken);

    /// <summary>Where an item answers, or an item that lies in it; null when it has no address of its own.</summary>
    Task<string?> PathAsync(string contentItemId, string containedItemId, CancellationToken cancellationToken);
}

/// <summary>Runs a site's stored query for a template. A site that has none answers with nothing.</summary>
public interface IContentQueries
{
    /// <returns>Null when there is no such query.</returns>
    Task<IReadOnlyList<ContentItem>?> RunAsync(string name, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken);
}
