using System.Text.Json.Nodes;

namespace Portal.Cms.Recipes.Steps;

/// <summary>What is left of a value without its empty members, as Orchard's models are written.</summary>
internal static class Filled
{
    public static JsonNode? Only(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Key, Only(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Only)]),
        _ => node?.DeepClone(),
    };
}
