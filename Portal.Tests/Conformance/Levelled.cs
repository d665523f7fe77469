using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Tests.Conformance;

/// <summary>
/// Takes out of an export what differs from run to run: ids that were made, moments, tokens, and how lines end. Made ids are numbered in the order in which
/// they occur, so that what points to what still counts.
/// </summary>
internal sealed partial class Levelled(string recipe)
{
    private static readonly string[] Moments = ["ModifiedUtc", "PublishedUtc", "CreatedUtc"];

    /// <summary>Levels both sides; what only one of them has comes last, so that it does not shift the numbers of the rest.</summary>
    public static (JsonNode? Theirs, JsonNode? Ours) Both(string recipe, JsonObject theirs, JsonObject ours)
    {
        var shared = theirs.Select(m => m.Key).Where(ours.ContainsKey).Order(StringComparer.Ordinal).ToList();
        return (Of(theirs), Of(ours));

        JsonObject Of(JsonObject side)
        {
            var level = new Levelled(recipe);
            return new JsonObject(shared.Concat(side.Select(m => m.Key).Except(shared, StringComparer.Ordinal).Order(StringComparer.Ordinal)).ToList()
                .Select(name => KeyValuePair.Create(name, level.Of(side[name]))));
        }
    }

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public JsonNode? Of(JsonNode? node, string? name = null) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Of(m.Value, m.Key)))),
        JsonArray list => new JsonArray([.. list.Select(one => Of(one))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Moments.Contains(name) && !recipe.Contains(text, StringComparison.Ordinal) ? "a moment" : Text(text),
        _ => node?.DeepClone(),
    };

    private string Text(string text)
    {
        var level = Token().Replace(text.ReplaceLineEndings("\n"), "/workflows/invoke/a token");
        return Id().Replace(level, found => recipe.Contains(found.Value, StringComparison.Ordinal) ? found.Value : Number(found.Value));
    }

    private string Number(string id)
    {
        if (!_ids.TryGetValue(id, out var number))
        {
            _ids[id] = number = $"id-{_ids.Count + 1}";
        }

        return number;
    }

    [GeneratedRegex("(?<![0-9a-z])4[0-9a-hjkmnp-tv-z]{25}(?![0-9a-z])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("/workflows/invoke/[A-Za-z0-9_-]{20,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
