using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Tests.Conformance;

/// <summary>The types and parts that a fresh Orchard has before any recipe: what its own site exported, less what the Blog recipe brought.</summary>
internal static class OrchardBase
{
    public static string Recipe()
    {
        var exported = Golden("blog-export.json")["steps"].AsObjects().Single(s => s["name"].AsText() is "ContentDefinition");
        var brought = Golden("imports/adjusted/orchardcore-3.0.1/src/OrchardCore.Themes/TheBlogTheme/Recipes/blog.recipe.json.json")["ContentDefinition"]!;
        var step = new JsonObject { ["name"] = "ContentDefinition" };
        foreach (var member in new[] { "ContentTypes", "ContentParts" })
        {
            var names = brought[member].AsObjects().Select(d => d["Name"].AsText()).ToHashSet();
            step[member] = new JsonArray([.. exported[member].AsObjects().Where(d => !names.Contains(d["Name"].AsText())).Select(d => d.DeepClone())]);
        }

        return new JsonObject
        {
            ["name"] = "Base",
            ["steps"] = new JsonArray(
            step,
            new JsonObject { ["name"] = "themes", ["Admin"] = "TheAdmin" },
            new JsonObject { ["name"] = "settings", ["SiteName"] = "Oracle" }),
        }.Text();
    }

    public static JsonObject Golden(string path) => (JsonObject)OrchardJson.Parse(File.ReadAllBytes(ForeignFiles.Path("orchard-golden", path)))!;
}
