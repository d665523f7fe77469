using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Cms.Deployment;

/// <summary>Finds which files of the media library an item names: in a field by their paths, in a text by their addresses.</summary>
internal static partial class MediaMentions
{
    public static IEnumerable<string> In(JsonNode? node, IReadOnlySet<string> known) => node switch
    {
        JsonObject members => members.SelectMany(m => In(m.Value, known)),
        JsonArray list => list.SelectMany(one => In(one, known)),
        JsonValue value when value.TryGetValue<string>(out var text) => known.Contains(text)
            ? [text]
            : Address().Matches(text).Select(m => Uri.UnescapeDataString(m.Groups["path"].Value)).Where(known.Contains),
        _ => [],
    };

    [GeneratedRegex("""/media/(?<path>[^\s"'?#<>)\]]+)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
