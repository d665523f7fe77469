using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid.Shapes;
using TimeZoneConverter;

namespace Portal.Cms.Liquid.Display;

/// <summary>
/// All that displaying needs of the site besides the item itself, as of one state of what the public sees. Whatever is worked out from it is kept with it and goes
/// with it.
/// </summary>
internal sealed class DisplaySite
{
    private const int MostItems = 500;
    private const int MostPaths = 20_000;

    private readonly ConcurrentDictionary<string, ContentItem> _items = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Type, string DisplayType), ItemPlan> _plans = [];

    private readonly ConcurrentDictionary<string, IReadOnlyList<ContentItem>> _widgets = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, ContentItem>> _terms = new(StringComparer.Ordinal);

    public required long Stamp { get; init; }

    public required ContentDefinitions Definitions { get; init; }

    public required ShapeTable Templates { get; init; }

    public required PlacementRules Placement { get; init; }

    public required TrustedTexts Trust { get; init; }

    public required JsonObject Settings { get; init; }

    public required JsonObject CustomSettings { get; init; }

    public required JsonObject MediaProfiles { get; init; }

    public required JsonObject Layers { get; init; }

    /// <summary>Finished HTML of what asks to be kept, such as a menu, by what it depends on.</summary>
    public ConcurrentDictionary<string, string> Pieces { get; } = new(StringComparer.Ordinal);

    /// <summary>Addresses of items; null where an item has none.</summary>
    public ConcurrentDictionary<string, string?> Paths { get; } = new(StringComparer.Ordinal);

    public string HomeItemId => Settings.Member("HomeRoute").Member("contentItemId").AsText() ?? "";

    public TimeZoneInfo TimeZone => field ??= Settings.Member("TimeZoneId").AsText() is { Length: > 0 } id && TZConvert.TryGetTimeZoneInfo(id, out var zone)
        ? zone
        : TZConvert.GetTimeZoneInfo("Asia/Shanghai");

    public int PageSize => Settings.Member("PageSize").AsInt(10) is > 0 and <= 100 and var size ? size : 10;

    public ContentItem? Kept(string key) => _items.GetValueOrDefault(key);

    /// <summary>Keeps an item that many pages need. Nobody may change it.</summary>
    public ContentItem? Keep(string key, ContentItem? item)
    {
        if (item is { Published: true } && _items.Count < MostItems)
        {
            _items.TryAdd(key, item);
        }

        return item;
    }

    public string? KeepPath(string key, string? path)
    {
        if (Paths.Count < MostPaths)
        {
            Paths.TryAdd(key, path);
        }

        return path;
    }

    /// <summary>The terms of a taxonomy by their ids.</summary>
    public IReadOnlyDictionary<string, ContentItem> TermsOf(ContentItem taxonomy)
    {
        if (!ReferenceEquals(Kept(taxonomy.ContentItemId), taxonomy))
        {
            return Read(taxonomy);
        }

        return _terms.TryGetValue(taxonomy.ContentItemId, out var known) ? known : _terms.GetOrAdd(taxonomy.ContentItemId, Read(taxonomy));

        static Dictionary<string, ContentItem> Read(ContentItem taxonomy) => ContainedItems.Within(taxonomy.Data).Select(ContentItem.Read)
            .GroupBy(term => term.ContentItemId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    /// <summary>The widgets of some layers, read once.</summary>
    public async ValueTask<IReadOnlyList<ContentItem>> WidgetsAsync(IReadOnlyCollection<string> layers, DisplayContext context)
    {
        var key = string.Join('\n', layers);
        return _widgets.TryGetValue(key, out var known) ? known : _widgets.GetOrAdd(key, await context.Items.OfLayersAsync(layers, context.CancellationToken));
    }

    /// <summary>How items of a type are laid out.</summary>
    public ItemPlan Plan(ContentItem item, string displayType, string path)
    {
        if (Placement.DependOnPath || !Definitions.TryType(item.ContentType, out var type))
        {
            return ItemPlan.Of(item, displayType, path, this);
        }

        return _plans.TryGetValue((type.Name, displayType), out var plan) ? plan : _plans.GetOrAdd((type.Name, displayType), ItemPlan.Of(item, displayType, path, this));
    }
}
