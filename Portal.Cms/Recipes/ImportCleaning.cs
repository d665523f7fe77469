using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes;

/// <summary>
/// Takes out of what a recipe brings whatever only a holder of 'author templates' may bring: HTML that does more than show, Liquid code, and settings that
/// would let either through later.
/// </summary>
internal static partial class ImportCleaning
{
    private const string Sanitize = "SanitizeHtml";
    private const string Render = "RenderLiquid";

    /// <summary>A content item, with all that lies within it.</summary>
    public static JsonObject Item(JsonObject given, Action<string> warn)
    {
        var item = (JsonObject)given.DeepClone();
        var id = item.Member(nameof(ContentItem.ContentItemId)).AsText();
        foreach (var holder in Objects(item))
        {
            foreach (var (name, value) in holder.ToList())
            {
                if (value.AsText() is not { Length: > 0 } text || value?.GetValueKind() is not System.Text.Json.JsonValueKind.String)
                {
                    continue;
                }

                var clean = name.ToUpperInvariant() switch
                {
                    "HTML" => RichText.Clean(WithoutLiquid(text)),
                    "LIQUID" => RichText.Clean(WithoutLiquid(text)),
                    "MARKDOWN" => WithoutLiquid(text),
                    _ => text,
                };
                if (clean != text)
                {
                    holder[name] = clean;
                    warn($"'{name}' of the item {id} was cleaned: whoever runs this recipe may not author templates.");
                }
            }
        }

        return item;
    }

    /// <summary>A step that brings definitions.</summary>
    public static JsonObject Definitions(JsonObject given, Action<string> warn)
    {
        var step = (JsonObject)given.DeepClone();
        foreach (var settings in Objects(step))
        {
            foreach (var (name, value) in settings.ToList())
            {
                var opens = name.Equals(Sanitize, StringComparison.OrdinalIgnoreCase) ? !value.AsTruth()
                    : name.Equals(Render, StringComparison.OrdinalIgnoreCase) && value.AsTruth();
                if (opens)
                {
                    settings.Remove(name);
                    warn($"'{name}' in a definition was taken back: whoever runs this recipe may not author templates.");
                }
            }
        }

        return step;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => members.ToList().SelectMany(m => Objects(m.Value)).Append(members),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    /// <summary>Taken out until none is left: what remains must not come together to a new one.</summary>
    private static string WithoutLiquid(string text)
    {
        string before;
        do
        {
            before = text;
            text = Code().Replace(text, "");
        }
        while (text != before);

        return text;
    }

    [GeneratedRegex(@"\{\{|\{%|%\}|\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
