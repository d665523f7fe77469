using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Deployment;
using Portal.Cms.Recipes;
using Portal.Tests.Cms.Recipes;

namespace Portal.Tests.Conformance;

/// <summary>One foreign recipe, imported into a site that knows the types which a fresh Orchard knows, and what our export says of it then.</summary>
internal sealed record ImportedRecipe(string File, string Source, RecipeReport Report, JsonObject Export, JsonObject Base)
{
    private static readonly ContentAuthor Importer = new("4admn0000000000000000000aa", "admin");

    /// <summary>Brings one file in.</summary>
    public static async Task<ImportedRecipe> OfAsync(string file)
    {
        var path = ForeignFiles.Path("orchard-recipes", file);
        await using var site = await RecipeSite.NewAsync(new RecipeFolders(ForeignFiles.Path("orchard-recipes", "orchardcore-3.0.1", "src")));
        await site.RunAsync(OrchardBase.Recipe());
        var before = await ExportAsync(site);
        var report = await site.RunAsync(new RecipeOrder(await Recipe.ReadAsync(path, TestContext.Current.CancellationToken), Importer, ImportRights.All));
        return new(file, await System.IO.File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), report, await ExportAsync(site), before);
    }

    public static async Task<JsonObject> ExportAsync(RecipeSite site)
    {
        using var export = new MemoryStream();
        await site.AskAsync(async services =>
        {
            await services.GetRequiredService<SiteExport>().WriteRecipeAsync(export, ExportSelection.Everything, TestContext.Current.CancellationToken);
            return true;
        });
        return (JsonObject)OrchardJson.Parse(export.ToArray())!;
    }

    /// <summary>What came in, under the names that the golden files have for it.</summary>
    public JsonObject Added()
    {
        var added = new JsonObject();
        foreach (var (step, name, member) in new[]
        {
            ("AdminMenu", "AdminMenu", "data"), ("Content", "Content", "data"), ("Layers", "Layers", "Layers"), ("MediaProfiles", "MediaProfiles", "MediaProfiles"),
            ("Queries", "Queries", "Queries"), ("Templates", "Templates", "Templates"), ("ShortcodeTemplates", "ShortcodeTemplates", "ShortcodeTemplates"),
            ("Placements", "Placements", "Placements"), ("WorkflowType", "WorkflowType", "data"), ("Roles", "Roles", "Roles"), ("media", "media", "Files"),
        })
        {
            if (Step(Export, step)?[member] is { } value and (JsonArray { Count: > 0 } or JsonObject { Count: > 0 }))
            {
                added[name] = value.DeepClone();
            }
        }

        if (NewIn("Themes") is { Count: > 0 } themes)
        {
            added["Themes"] = themes;
        }

        if (NewIn("custom-settings") is { Count: > 0 } custom)
        {
            added["custom-settings"] = custom;
        }

        if (added["media"] is JsonArray files)
        {
            added["media"] = new JsonArray([.. files.Select(f => (JsonNode)new JsonObject { ["path"] = f!["TargetPath"]!.DeepClone() })]);
        }

        var definitions = new JsonObject { ["ContentTypes"] = Changed("ContentTypes"), ["ContentParts"] = Changed("ContentParts") };
        if (definitions.Any(list => list.Value!.AsArray().Count > 0))
        {
            added["ContentDefinition"] = definitions;
        }

        if (NewIn("Settings") is { Count: > 0 } settings)
        {
            added["Settings"] = settings;
        }

        return added;
    }

    private JsonArray Changed(string member)
    {
        var before = Step(Base, "ContentDefinition")![member].AsObjects().ToDictionary(d => d["Name"].AsText()!, StringComparer.Ordinal);
        return new([.. Step(Export, "ContentDefinition")![member].AsObjects().Where(d => !JsonNode.DeepEquals(d, before.GetValueOrDefault(d["Name"].AsText()!))).Select(d => d.DeepClone())]);
    }

    private static JsonObject? Step(JsonObject export, string name) => export["steps"].AsObjects().FirstOrDefault(s => s["name"].AsText() == name);

    /// <summary>Members of all steps of a name that were not so before.</summary>
    private JsonObject NewIn(string name)
    {
        var before = Members(Base, name);
        return new JsonObject(Members(Export, name).Where(m => !JsonNode.DeepEquals(m.Value, before.GetValueOrDefault(m.Key))).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
    }

    private static Dictionary<string, JsonNode?> Members(JsonObject export, string name) => export["steps"].AsObjects().Where(s => s["name"].AsText() == name)
        .SelectMany(s => s.Where(m => m.Key is not "name")).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
}
