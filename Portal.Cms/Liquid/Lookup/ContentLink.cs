using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Lookup;

/// <summary>What a published item is found by besides its id.</summary>
public enum ContentLinkKind
{
    /// <summary>Its alias, in lower case.</summary>
    Alias,

    /// <summary>The list that it lies in.</summary>
    List,

    /// <summary>The layer that it is a widget of. (What bears a term is in <see cref="TermUse"/>.)</summary>
    Layer = 3,
}

/// <summary>One way to find a published item: Orchard's alias, contained-part and layer indexes in one table.</summary>
public sealed class ContentLink
{
    public const int LongestKey = 255;

    private ContentLink()
    {
    }

    public ContentLink(ContentLinkKind kind, string key, string contentItemId, int order, DateTime createdUtc)
    {
        Kind = kind;
        Key = key.Length <= LongestKey ? key : key[..LongestKey];
        ContentItemId = contentItemId;
        Order = order;
        CreatedUtc = createdUtc;
    }

    public ContentLinkKind Kind { get; private set; }

    public string Key { get; private set; } = "";

    public string ContentItemId { get; private set; } = "";

    /// <summary>Among the items of a list that its editor has put in order.</summary>
    public int Order { get; private set; }

    public DateTime CreatedUtc { get; private set; }
}
