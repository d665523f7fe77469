namespace Portal.Cms.Deployment;

/// <summary>What an export holds: everything, or some items with what they need to be shown elsewhere.</summary>
public sealed record ExportSelection
{
    private ExportSelection()
    {
    }

    public static ExportSelection Everything { get; } = new();

    /// <summary>These items only, or null for all.</summary>
    public IReadOnlyCollection<string>? ContentItemIds { get; private init; }

    /// <summary>Items of these types only, or null for all.</summary>
    public IReadOnlyCollection<string>? ContentTypes { get; private init; }

    /// <summary>Whether drafts go along, in addition to what is published.</summary>
    public bool Drafts { get; init; } = true;

    internal bool IsEverything => ContentItemIds is null && ContentTypes is null;

    /// <summary>Some items, the definitions of their types and the media that they name.</summary>
    public static ExportSelection Items(IReadOnlyCollection<string> contentItemIds) => new() { ContentItemIds = contentItemIds };

    /// <summary>All items of some types, the definitions of these types and the media that the items name.</summary>
    public static ExportSelection Types(IReadOnlyCollection<string> contentTypes) => new() { ContentTypes = contentTypes };
}
