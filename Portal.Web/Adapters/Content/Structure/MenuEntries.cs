using Portal.Cms.Content;
using Portal.Web.Adapters.Content.Editing;

namespace Portal.Web.Adapters.Content.Structure;

/// <summary>Where an entry of a menu leads, for each of Orchard's three kinds.</summary>
internal static class MenuEntries
{
    /// <summary>The item that a ContentMenuItem names.</summary>
    public static string? ItemOf(ContentItem entry) =>
        entry.Part("ContentMenuItemPart").Member("SelectedContentItem").Member("ContentItemIds").AsTexts() is [{ Length: > 0 } id, ..] ? id : null;

    /// <summary>The address that a LinkMenuItem or a HtmlMenuItem names.</summary>
    public static string UrlOf(ContentItem entry) =>
        entry.Part("LinkMenuItemPart").Text("Url") is { Length: > 0 } url ? url : entry.Part("HtmlMenuItemPart").Text("Url");
}
