using Portal.Cms.Liquid;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Shared;

/// <summary>
/// What editors put around public pages: the menu of the masthead, and the widgets of layers in the zones of the layout. Only the areas that may show an editor's
/// HTML ask for it.
/// </summary>
internal sealed class PublicZones(IContentDisplay display, ShownPage page, PageResources resources, SiteText words)
{
    /// <summary>The alias of the menu that stands in the masthead.</summary>
    private const string MainMenu = "alias:main-menu";

    /// <summary>The zones that an editor can fill. A widget that names another is not shown: the others are the program's own.</summary>
    private static readonly string[] Names = ["Notice", "AfterContent", "Footer"];

    /// <param name="door">Which door of the site the page lies behind, for the mark in the menu; empty for none.</param>
    /// <returns>Finished HTML by zone, and the menu's links under <c>Menu</c>; what is empty is left out.</returns>
    public async Task<Dictionary<string, string>> ReadAsync(RequestPlace place, string basePath, string door, CancellationToken cancellationToken)
    {
        var path = place.Path.Value is { Length: > 0 } given ? given : "/";
        var scope = page.Scope ?? Scope(path);
        await display.DisplayLayersAsync(page.Item, scope, cancellationToken);
        var filled = Names.Where(name => scope.Sections.GetValueOrDefault(name) is { } html && !string.IsNullOrWhiteSpace(html)).ToDictionary(name => name, name => scope.Sections[name], StringComparer.Ordinal);

        // By door and not by path: the menu is kept for each place that it is asked for.
        var menu = await display.DisplayShapeAsync("Menu", MainMenu, Scope("/" + door), cancellationToken);
        if (!string.IsNullOrWhiteSpace(menu))
        {
            filled["Menu"] = menu;
        }

        return filled;

        DisplayScope Scope(string at) => new() { BasePath = basePath, Path = at, IsHomepage = at == "/", Resources = resources, Text = key => words[key] };
    }
}
