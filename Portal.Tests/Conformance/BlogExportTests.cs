using System.Text;
using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Recipes;
using Portal.Tests.Cms.Recipes;

namespace Portal.Tests.Conformance;

/// <summary>The site that the Blog recipe sets up, exported here and by a real Orchard, step by step under the same names.</summary>
public sealed class BlogExportTests
{
    private const string Blog = "orchardcore-3.0.1/src/OrchardCore.Themes/TheBlogTheme/Recipes/blog.recipe.json";

    /// <summary>What Orchard's export has of its own features and of its pictures; each stands in docs/recipes.md.</summary>
    private static readonly string[] Orchards =
    [
        "/Feature/", "/Roles/", "/Settings/AdminSettings", "/Settings/ContentAuditTrailSettings", "/Settings/DebugSettings", "/Settings/LoginSettings", "/Settings/SecuritySettings",
        "/Content/data[6]/RawHtml/Content/Html", "/media/",
    ];

    [Fact]
    public async Task Steps_have_orchards_names_casing_and_members()
    {
        var (theirs, ours, _) = await BothAsync();

        Assert.Equal(Names(theirs).Order(StringComparer.Ordinal), Names(ours).Order(StringComparer.Ordinal));
        Assert.Equal(theirs.Select(m => m.Key), ours.Select(m => m.Key));
        foreach (var name in new[] { "Content", "ContentDefinition", "Layers", "Queries", "AdminMenu", "Themes", "MediaProfiles", "Templates", "ShortcodeTemplates", "Placements", "media" })
        {
            Assert.Equal(Step(theirs, name).Select(m => m.Key), Step(ours, name).Select(m => m.Key));
        }

        var site = ours["steps"].AsObjects().Last(s => s["name"].AsText() is "Settings");
        Assert.Equal(theirs["steps"].AsObjects().Last(s => s["name"].AsText() is "Settings").Select(m => m.Key), site.Select(m => m.Key));
        Assert.Equal(Step(theirs, "Content")["data"]![0]!.AsObject().Select(m => m.Key).Take(11), Step(ours, "Content")["data"]![0]!.AsObject().Select(m => m.Key).Take(11));
    }

    [Fact]
    public async Task Steps_say_what_orchards_say()
    {
        var (theirs, ours, source) = await BothAsync();
        var (left, right) = Levelled.Both(source, Whole(theirs), Whole(ours));
        var differences = JsonDifference.Between(left, right).Where(d => !Orchards.Any(o => d.Place.StartsWith(o, StringComparison.Ordinal)));

        Assert.Empty(differences.Select(d => d.ToString()));
    }

    [Fact]
    public async Task Orchards_own_export_comes_in_with_its_addresses()
    {
        await using var site = await RecipeSite.NewAsync();
        var file = await File.ReadAllBytesAsync(ForeignFiles.Path("orchard-golden", "blog-export.json"), TestContext.Current.CancellationToken);
        var report = await site.RunAsync(new RecipeOrder(Recipe.Read(file, NoRecipeFiles.Instance), RecipeSite.Importer, ImportRights.All));

        Assert.Equal((RecipeOutcome.Ran, null), (report.Outcome, report.Fault));
        var (theirs, ours) = Levelled.Both("", Content((JsonObject)OrchardJson.Parse(file)!), Content(await ImportedRecipe.ExportAsync(site)));
        Assert.Empty(JsonDifference.Between(theirs, ours).Select(d => d.ToString()));
        Assert.NotNull(await site.AskAsync(services => ((Portal.Cms.Routing.ContentRoutes)services.GetService(typeof(Portal.Cms.Routing.ContentRoutes))!).FindAsync("about", TestContext.Current.CancellationToken)));
    }

    private static async Task<(JsonObject Theirs, JsonObject Ours, string Source)> BothAsync()
    {
        await using var site = await RecipeSite.NewAsync();
        await site.RunAsync(OrchardBase.Recipe());
        var path = ForeignFiles.Path("orchard-recipes", Blog);
        var order = new RecipeOrder(await Recipe.ReadAsync(path, TestContext.Current.CancellationToken), new ContentAuthor("4admn0000000000000000000aa", "admin"), ImportRights.All)
        {
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["SiteName"] = "Peer Blog" },
        };
        await site.RunAsync(order);
        await site.RunAsync("""{ "steps": [ { "name": "settings", "SiteName": "Peer Blog", "TimeZoneId": "Etc/UTC" } ] }""");
        return (OrchardBase.Golden("blog-export.json"), await ImportedRecipe.ExportAsync(site), await File.ReadAllTextAsync(path, Encoding.UTF8, TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Names(JsonObject export) => export["steps"].AsObjects().Select(s => s["name"].AsText()!);

    private static JsonObject Step(JsonObject export, string name) => export["steps"].AsObjects().First(s => s["name"].AsText() == name);

    private static JsonObject Content(JsonObject export) => new() { ["Content"] = Step(export, "Content").DeepClone() };

    /// <summary>All steps by their names, those of one name as one.</summary>
    private static JsonObject Whole(JsonObject export)
    {
        var whole = new JsonObject();
        foreach (var step in export["steps"].AsObjects())
        {
            var into = whole[step["name"].AsText()!] as JsonObject ?? [];
            foreach (var (name, value) in step)
            {
                into[name] = value?.DeepClone();
            }

            whole[step["name"].AsText()!] = into.Parent is null ? into : into.DeepClone();
        }

        return whole;
    }
}
