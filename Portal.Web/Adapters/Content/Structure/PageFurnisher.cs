using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Liquid;
using Portal.Cms.Liquid.Lookup;
using Portal.Cms.Routing;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Content.Editing;
using Portal.Web.Adapters.Data;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.Content.Structure;

/// <summary>
/// The menu and the widgets around a public page. The menu is remembered until the next publish, and a site without widgets asks for none. What the templates of the
/// item itself put into a zone stands before them.
/// </summary>
internal sealed partial class PageFurnisher(
    PortalDb db, ContentReader reader, ContentRoutes routes, StampedMemory memory, IContentDisplay display, PageResources resources, ShownPage shown, LeaveAddresses leave,
    ILogger<PageFurnisher> log) : IPageFurnisher
{
    private const string MainMenu = "main-menu";
    private const int MostEntries = 12;

    /// <summary>A page that needs no database itself (the one to leave by, for one) goes out without its frame rather than not at all.</summary>
    public async Task<PageFurniture> FurnishAsync(ReadFurniture page, CancellationToken cancellationToken)
    {
        try
        {
            return await WithAsync(page, cancellationToken);
        }
        catch (DbException fault)
        {
            NotThere(log, fault.GetType().Name);
            return PageFurniture.None;
        }
    }

    private async Task<PageFurniture> WithAsync(ReadFurniture page, CancellationToken cancellationToken)
    {
        var menu = await memory.GetAsync("furniture menu", () => MenuAsync(cancellationToken));
        if (shown.Scope is not { Sections.Count: > 0 } && await memory.GetAsync("furniture widgets", () => HasWidgetsAsync(cancellationToken)) == "")
        {
            return menu.Count > 0 ? new PageFurniture(menu, PageFurniture.None.Zones) : PageFurniture.None;
        }

        var type = page.ItemId.Length == 0 ? "" : await memory.GetAsync("furniture type " + page.ItemId, () => TypeAsync(page.ItemId, cancellationToken));
        var scope = shown.Scope ?? new DisplayScope { BasePath = page.BasePath, Path = page.Path, IsHomepage = page.Path is "/" or "", Resources = resources };
        await display.DisplayLayersAsync(type.Length > 0 ? ContentItem.New(type) : null, scope, cancellationToken);
        return new PageFurniture(menu, scope.Sections.Where(zone => PageZones.All.Contains(zone.Key) && zone.Value.Length > 0).ToDictionary(zone => zone.Key, zone => leave.LeadByNotice(zone.Value, page.BasePath), StringComparer.Ordinal));
    }

    [LoggerMessage(LogLevel.Error, "Menu and widgets could not be read: {Fault}")]
    private static partial void NotThere(ILogger log, string fault);

    private async Task<IReadOnlyList<MenuLine>> MenuAsync(CancellationToken cancellationToken)
    {
        var id = await db.ContentLinks.AsNoTracking().Where(l => l.Kind == ContentLinkKind.Alias && l.Key == MainMenu).Select(l => l.ContentItemId).FirstOrDefaultAsync(cancellationToken);
        return id is not null && await reader.FindAsync(id, VersionOf.Published, cancellationToken) is { } item
            ? await EntriesAsync(item.Part("MenuItemsListPart").Member("MenuItems"), cancellationToken)
            : [];
    }

    /// <summary>An entry whose item is not published leads nowhere and is left out; so is one that only heads others, when all of those are.</summary>
    private async Task<IReadOnlyList<MenuLine>> EntriesAsync(JsonNode? list, CancellationToken cancellationToken)
    {
        var lines = new List<MenuLine>();
        foreach (var json in list.AsObjects().Where(ContainedItems.IsItem).Take(MostEntries))
        {
            var entry = ContentItem.Read(json);
            var url = MenuEntries.ItemOf(entry) is not { } id ? MenuEntries.UrlOf(entry) : await routes.PathAsync(id, cancellationToken) is { } path ? "~/" + path : "";
            var below = await EntriesAsync(entry.Part("MenuItemsListPart").Member("MenuItems"), cancellationToken);
            if (url.Length > 0 || below.Count > 0)
            {
                lines.Add(new MenuLine(entry.DisplayText ?? "", url, DoorOf(url), IsNewWindow(entry), below));
            }
        }

        return lines;
    }

    private static string DoorOf(string url) => url.StartsWith("~/", StringComparison.Ordinal) ? url[2..].Split('/')[0] : "";

    private static bool IsNewWindow(ContentItem entry) => entry.Part("LinkMenuItemPart").Text("Target") == "_blank" || entry.Part("HtmlMenuItemPart").Text("Target") == "_blank";

    private async Task<string> HasWidgetsAsync(CancellationToken cancellationToken) =>
        await db.ContentLinks.AnyAsync(l => l.Kind == ContentLinkKind.Layer, cancellationToken) ? "some" : "";

    private async Task<string> TypeAsync(string itemId, CancellationToken cancellationToken) =>
        await reader.Rows(VersionOf.Published).Where(r => r.ContentItemId == itemId).Select(r => r.ContentType).FirstOrDefaultAsync(cancellationToken) ?? "";
}
