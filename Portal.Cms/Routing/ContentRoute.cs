namespace Portal.Cms.Routing;

/// <summary>One address of the published site: which item answers there, or where it has moved.</summary>
public sealed class ContentRoute
{
    /// <summary>What one address may have at most; Orchard's own limit.</summary>
    public const int LongestPath = 1024;

    private ContentRoute()
    {
    }

    public ContentRoute(string path, string contentItemId, string? containedItemId = null, bool moved = false)
    {
        Path = path;
        ContentItemId = contentItemId;
        ContainedItemId = containedItemId ?? "";
        Moved = moved;
    }

    /// <summary>Without a slash at either end, in lower case; not percent-encoded.</summary>
    public string Path { get; private set; } = "";

    public string ContentItemId { get; private set; } = "";

    /// <summary>The item within that item which is shown, or empty.</summary>
    public string ContainedItemId { get; private set; } = "";

    /// <summary>The item was here once: a visitor is sent to where it is now.</summary>
    public bool Moved { get; private set; }

    public void PointTo(string contentItemId, string? containedItemId, bool moved) =>
        (ContentItemId, ContainedItemId, Moved) = (contentItemId, containedItemId ?? "", moved);
}
