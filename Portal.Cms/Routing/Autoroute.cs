using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;

namespace Portal.Cms.Routing;

/// <summary>
/// AutoroutePart: gives an item its address, from what was typed or else from the type's pattern, and holds that no two items answer at the same one.
/// </summary>
public sealed class Autoroute(DefinitionStore definitions, ContentRoutes routes, SiteDocuments documents, IContentPatterns patterns) : IContentHandler
{
    public const string Part = "AutoroutePart";
    private const string Settings = "AutoroutePartSettings";
    private const string Homepage = "SetHomepage";

    private readonly HashSet<string> _becomeHome = new(StringComparer.Ordinal);

    public async Task SavingAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if ((await definitions.ReadAsync(cancellationToken)).Type(item.ContentType)?.Part(Part) is not { } use)
        {
            return;
        }

        var part = item.PartFor(Part);
        if (part.Member("Disabled").AsTruth())
        {
            return;
        }

        var path = (part.Member("Path").AsText() ?? "").Trim().Trim('/');
        if (path.Length == 0)
        {
            var pattern = use.Of(Settings).Member("Pattern").AsText();
            path = string.IsNullOrWhiteSpace(pattern)
                ? Slug.Of(item.DisplayText ?? "")
                : (await patterns.FillAsync(pattern, item, cancellationToken)).Trim().Trim('/');
        }

        if (path.Length > 0)
        {
            part["Path"] = await FreeAsync(path, item.ContentItemId, cancellationToken);
        }

        // A wish, not a state: it is acted upon at the publishing and not kept.
        if (item.Published && part.Member(Homepage).AsTruth())
        {
            part[Homepage] = false;
            _becomeHome.Add(item.ContentItemId);
        }
    }

    public async Task PublishedAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (item.Part(Part) is not { } part || !(await definitions.ReadAsync(cancellationToken)).TryType(item.ContentType, out var type) || type.Part(Part) is not { } use)
        {
            return;
        }

        var paths = new List<(string, string)>();
        if (!part.Member("Disabled").AsTruth() && part.Member("Path").AsText() is { Length: > 0 } path)
        {
            var own = ContentRoutes.Normal(path);
            paths.Add((own, ""));
            if (part.Member("RouteContainedItems").AsTruth() || use.Of(Settings).Member("ManageContainedItemRoutes").AsTruth())
            {
                paths.AddRange(Below(own, item.Data));
            }
        }

        await routes.SetAsync(item.ContentItemId, paths, cancellationToken);
        if (_becomeHome.Remove(item.ContentItemId))
        {
            await MakeHomeAsync(item, cancellationToken);
        }
    }

    public Task UnpublishedAsync(ContentItem item, CancellationToken cancellationToken) => routes.ClearAsync(item.ContentItemId, cancellationToken);

    private async Task MakeHomeAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var settings = await documents.ReadAsync(SitePaper.Settings, cancellationToken);
        settings["HomeRoute"] = new JsonObject
        {
            ["Action"] = "Display", ["Controller"] = "Item", ["Area"] = "OrchardCore.Contents", ["contentItemId"] = item.ContentItemId,
        };
        await documents.SaveAsync(SitePaper.Settings, settings, cancellationToken);
    }

    /// <summary>The addresses of what lies within an item: their own path or title, below the item's unless they say that theirs is whole.</summary>
    private static IEnumerable<(string Path, string Contained)> Below(string path, JsonNode? data)
    {
        foreach (var child in Children(data))
        {
            var own = child.Member(Part);
            var name = own.Member("Path").AsText() is { Length: > 0 } given ? ContentRoutes.Normal(given) : Slug.Of(child.Member(nameof(ContentItem.DisplayText)).AsText() ?? "");
            if (name.Length == 0 || child.Member(nameof(ContentItem.ContentItemId)).AsText() is not { Length: > 0 } id)
            {
                continue;
            }

            var whole = own.Member("Absolute").AsTruth() ? name : $"{path}/{name}";
            yield return (whole, id);
            foreach (var below in Below(whole, child))
            {
                yield return below;
            }
        }
    }

    private static IEnumerable<JsonObject> Children(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => ContainedItems.IsItem(m.Value) ? [(JsonObject)m.Value!] : Children(m.Value)),
        JsonArray list => list.SelectMany(v => ContainedItems.IsItem(v) ? [(JsonObject)v!] : Children(v)),
        _ => [],
    };

    private async Task<string> FreeAsync(string path, string contentItemId, CancellationToken cancellationToken)
    {
        var free = path;
        for (var copy = 1; await routes.IsTakenAsync(ContentRoutes.Normal(free), contentItemId, cancellationToken); copy++)
        {
            free = $"{path}-{copy}";
        }

        return free;
    }
}
