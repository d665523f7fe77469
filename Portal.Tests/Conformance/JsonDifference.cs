using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Tests.Conformance;

/// <summary>One place where two JSON values differ.</summary>
internal sealed record JsonDifference(string Place, string Theirs, string Ours)
{
    private const int Shown = 160;

    private static readonly string[] Keys = ["Name", "WorkflowTypeId", "Id", "path"];

    public override string ToString() => $"{Place}: theirs {Cut(Theirs)}, ours {Cut(Ours)}";

    /// <summary>Members in any order; list entries that bear a name are told apart by it, others by their place.</summary>
    public static IEnumerable<JsonDifference> Between(JsonNode? theirs, JsonNode? ours, string place = "")
    {
        if (theirs is JsonObject left && ours is JsonObject right)
        {
            return left.Select(m => m.Key).Union(right.Select(m => m.Key), StringComparer.Ordinal)
                .SelectMany(name => Missing(left, right, name, place) ?? Between(left[name], right[name], $"{place}/{name}"));
        }

        if (theirs is JsonArray first && ours is JsonArray second)
        {
            var (mine, other) = (ByKey(first), ByKey(second));
            return mine.Keys.Union(other.Keys, StringComparer.Ordinal)
                .SelectMany(key => !mine.TryGetValue(key, out var one) ? [new($"{place}[{key}]", "nothing", Text(other[key]))]
                    : !other.TryGetValue(key, out var two) ? [new($"{place}[{key}]", Text(one), "nothing")]
                    : Between(one, two, $"{place}[{key}]"));
        }

        return Same(theirs, ours) ? [] : [new(place, Text(theirs), Text(ours))];
    }

    private static IEnumerable<JsonDifference>? Missing(JsonObject left, JsonObject right, string name, string place) =>
        !left.ContainsKey(name) ? [new($"{place}/{name}", "nothing", Text(right[name]))]
        : !right.ContainsKey(name) ? [new($"{place}/{name}", Text(left[name]), "nothing")]
        : null;

    private static Dictionary<string, JsonNode?> ByKey(JsonArray list)
    {
        var key = Keys.FirstOrDefault(k => list.Count > 0 && list.All(one => one is JsonObject members && members[k] is JsonValue value && value.GetValueKind() is JsonValueKind.String)
            && list.Select(one => one![k]!.ToString()).Distinct(StringComparer.Ordinal).Count() == list.Count);
        return list.Select((one, at) => (Key: key is null ? $"{at}" : one![key]!.ToString(), one)).ToDictionary(p => p.Key, p => p.one, StringComparer.Ordinal);
    }

    private static bool Same(JsonNode? theirs, JsonNode? ours) => JsonNode.DeepEquals(theirs, ours)
        || (theirs is JsonValue a && ours is JsonValue b && a.GetValueKind() is JsonValueKind.Number && b.GetValueKind() is JsonValueKind.Number
            && decimal.TryParse(a.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var x)
            && decimal.TryParse(b.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var y) && x == y);

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";

    private static string Cut(string text) => text.Length <= Shown ? text : text[..Shown] + "…";
}
