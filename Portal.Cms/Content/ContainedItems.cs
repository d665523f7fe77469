using System.Text.Json.Nodes;

namespace Portal.Cms.Content;

/// <summary>Finds the items that lie within an item: of bags, flows, menus, taxonomies and of parts this build does not know.</summary>
public static class ContainedItems
{
    /// <summary>Every item below, each before what lies in it.</summary>
    public static IEnumerable<JsonObject> Within(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Found(member.Value)),
        JsonArray list => list.SelectMany(Found),
        _ => [],
    };

    public static bool IsItem(JsonNode? node) => node is JsonObject item && item.ContainsKey(nameof(ContentItem.ContentType)) && item.ContainsKey(nameof(ContentItem.ContentItemId));

    private static IEnumerable<JsonObject> Found(JsonNode? node) => IsItem(node) ? Within(node).Prepend((JsonObject)node!) : Within(node);
}
