using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Cms.Liquid;

/// <summary>Turns JSON into what Liquid walks through: dictionaries, lists, texts, numbers and truth values.</summary>
internal static class LiquidJson
{
    public static object? Plain(JsonNode? node) => node switch
    {
        JsonObject members => members.ToDictionary(m => m.Key, m => Plain(m.Value), StringComparer.Ordinal),
        JsonArray list => list.Select(Plain).ToList(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number => value.TryGetValue<decimal>(out var number) ? number : value.ToJsonString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        },
        _ => null,
    };
}
