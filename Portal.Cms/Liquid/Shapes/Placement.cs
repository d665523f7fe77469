using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Shapes;

/// <summary>Where a shape goes: a zone of its item or of the layout, and its position there; or nowhere.</summary>
/// <param name="IsLayout">The zone is the layout's, written with a leading slash.</param>
/// <param name="Tab">Written <c>#Tab;position</c>; the public site draws no tabs and keeps only their order.</param>
/// <param name="Group">Written <c>@group</c>: shown only where that group is asked for.</param>
internal sealed record Place(string Zone, string Position, bool IsLayout = false, string Tab = "", string Card = "", string Column = "", string Group = "")
{
    private static readonly char[] Marks = ['#', '%', '|', '@'];

    public static Place Hidden { get; } = new("-", "");

    public bool IsHidden => Zone is "-" or "" || Group.Length > 0;

    /// <summary>Reads <c>Content:5#Tab;1%Card;2|Column_9;3@group</c>.</summary>
    public static Place Read(string text)
    {
        if (text.Trim() is "-" or "")
        {
            return Hidden;
        }

        var marks = new Dictionary<char, string>();
        var rest = text.Trim();
        for (var at = rest.LastIndexOfAny(Marks); at >= 0; at = rest.LastIndexOfAny(Marks))
        {
            marks.TryAdd(rest[at], rest[(at + 1)..]);
            rest = rest[..at];
        }

        var layout = rest.StartsWith('/');
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var zone = (colon < 0 ? rest : rest[..colon]).TrimStart('/').Trim();
        return new(
            zone, colon < 0 ? "" : rest[(colon + 1)..].Trim(), layout,
            marks.GetValueOrDefault('#', ""), marks.GetValueOrDefault('%', ""), marks.GetValueOrDefault('|', ""), marks.GetValueOrDefault('@', ""));
    }
}

/// <summary>What a rule of placement is asked about.</summary>
internal readonly record struct Placed(string ShapeType, string Differentiator, string DisplayType, string ContentType, string Stereotype, IReadOnlyList<string> Parts, string Path);

/// <summary>What the rules say of one shape; what is null or empty they leave as it is.</summary>
internal sealed record PlacementVerdict(Place? Place, string ShapeType, IReadOnlyList<string> Alternates, IReadOnlyList<string> Wrappers)
{
    public static PlacementVerdict None { get; } = new(null, "", [], []);
}

/// <summary>The rules of placement.json files and of the site's own paper. Of several that match the last one wins.</summary>
internal sealed class PlacementRules
{
    private readonly Dictionary<string, List<JsonObject>> _rules = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="files">From the most general to the most special.</param>
    public PlacementRules(IEnumerable<JsonObject> files)
    {
        foreach (var (shape, rules) in files.SelectMany(file => file))
        {
            if (!_rules.TryGetValue(shape, out var all))
            {
                _rules[shape] = all = [];
            }

            all.AddRange(rules.AsObjects());
        }

        DependOnPath = _rules.Values.Any(rules => rules.Any(rule => rule.Member("path") is not null));
    }

    /// <summary>Some rule asks for the page's path, so that a verdict holds for one page only.</summary>
    public bool DependOnPath { get; }

    public PlacementVerdict For(Placed shape)
    {
        if (!_rules.TryGetValue(shape.ShapeType, out var rules))
        {
            return PlacementVerdict.None;
        }

        var verdict = PlacementVerdict.None;
        foreach (var rule in rules.Where(rule => Matches(rule, shape)))
        {
            verdict = new(
                rule.Member("place").AsText() is { } place ? Place.Read(place) : verdict.Place,
                rule.Member("shape").AsText() is { Length: > 0 } other ? other : verdict.ShapeType,
                rule.Member("alternates") is JsonArray alternates ? alternates.AsTexts() : verdict.Alternates,
                rule.Member("wrappers") is JsonArray wrappers ? wrappers.AsTexts() : verdict.Wrappers);
        }

        return verdict;
    }

    private static bool Matches(JsonObject rule, Placed shape) =>
        Fits(rule.Member("differentiator").AsText(), shape.Differentiator)
        && Fits(rule.Member("displayType").AsText(), shape.DisplayType)
        && AnyFits(rule.Member("contentType"), [shape.ContentType, shape.Stereotype])
        && AnyFits(rule.Member("contentPart"), shape.Parts)
        && AnyFits(rule.Member("path"), [shape.Path.TrimStart('/'), shape.Path, "~" + shape.Path]);

    private static bool Fits(string? wanted, string given) => wanted is null || string.Equals(wanted, given, StringComparison.OrdinalIgnoreCase);

    /// <summary>One wanted name or several; one that ends with a star asks for its beginning only.</summary>
    private static bool AnyFits(JsonNode? wanted, IReadOnlyList<string> given)
    {
        if (wanted is null)
        {
            return true;
        }

        IReadOnlyList<string> names = wanted is JsonArray ? wanted.AsTexts() : [wanted.AsText() ?? ""];
        return names.Any(name => given.Any(one => name.EndsWith('*')
            ? one.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(one, name, StringComparison.OrdinalIgnoreCase) && one.Length > 0));
    }
}
