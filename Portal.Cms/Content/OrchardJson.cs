using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Cms.Content;

/// <summary>
/// The JSON dialect of Orchard's files: comments, trailing commas and a byte order mark are read, names compare without case, numbers and truth values may be
/// texts. What is written has neither indentation nor needless escapes.
/// </summary>
public static class OrchardJson
{
    private static readonly JsonNodeOptions Nodes = new() { PropertyNameCaseInsensitive = false };

    private static readonly JsonDocumentOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 200 };

    /// <summary>For what is stored and exported. Answers to browsers are encoded by whoever writes them into a page.</summary>
    public static JsonSerializerOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 200 };

    /// <exception cref="JsonException">The text is no JSON; the message names line and position.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return JsonNode.Parse(utf8.StartsWith(mark) ? utf8[mark.Length..] : utf8, Nodes, Reading);
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static JsonNode? Parse(string text) => JsonNode.Parse(text.TrimStart('\uFEFF'), Nodes, Reading);

    public static string Text(this JsonNode node) => node.ToJsonString(Writing);

    /// <summary>A member by name without case; the exact name goes first.</summary>
    public static JsonNode? Member(this JsonNode? node, string name)
    {
        if (node is not JsonObject members)
        {
            return null;
        }

        if (members.TryGetPropertyValue(name, out var exact))
        {
            return exact;
        }

        foreach (var (key, value) in members)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A text; numbers and truth values count as their JSON text, anything else as none.</summary>
    public static string? AsText(this JsonNode? node) => node is JsonValue value
        ? value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
            _ => null,
        }
        : null;

    public static bool AsTruth(this JsonNode? node, bool otherwise = false) =>
        bool.TryParse(node.AsText(), out var truth) ? truth : otherwise;

    public static decimal? AsNumber(this JsonNode? node) =>
        decimal.TryParse(node.AsText(), NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static int AsInt(this JsonNode? node, int otherwise = 0) => node.AsNumber() is { } number and > int.MinValue and < int.MaxValue ? (int)number : otherwise;

    /// <summary>A moment in UTC, to the tick; a text without zone is taken for UTC.</summary>
    public static DateTime? AsMoment(this JsonNode? node) =>
        DateTime.TryParse(node.AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    /// <summary>The texts of an array; anything that is no text is left out.</summary>
    public static IReadOnlyList<string> AsTexts(this JsonNode? node) => node is JsonArray list ? [.. list.Select(AsText).OfType<string>()] : [];

    /// <summary>The objects of an array.</summary>
    public static IEnumerable<JsonObject> AsObjects(this JsonNode? node) => node is JsonArray list ? list.OfType<JsonObject>() : [];

    /// <summary>As Orchard writes a content item's moments: up to seven digits of a second, always Z.</summary>
    public static string Moment(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z";
}
