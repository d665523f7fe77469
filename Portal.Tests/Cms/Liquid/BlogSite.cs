using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Routing;
using Portal.Tests.Support;

namespace Portal.Tests.Cms.Liquid;

/// <summary>The blog that a real Orchard exported, loaded as its recipe has it, in a plain theme of ours.</summary>
internal sealed class BlogSite : IAsyncDisposable
{
    private const string ForeignFiles = "PORTAL_FOREIGN_FILES";

    private BlogSite(DisplayBench bench, JsonObject pages) => (Bench, Pages) = (bench, pages);

    public DisplayBench Bench { get; }

    /// <summary>What visitors of that Orchard got.</summary>
    public JsonObject Pages { get; }

    public string HomeItemId { get; private set; } = "";

    /// <summary>Skips the running test, with the reason, where the foreign files are not there.</summary>
    public static async Task<BlogSite> LoadAsync()
    {
        var folder = Environment.GetEnvironmentVariable(ForeignFiles);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{ForeignFiles} is not set: it names the folder that holds orchard-golden.");
        var bench = DisplayBench.WithTheme(Repository.Folder("Portal.Tests", "Cms", "Liquid", "PlainTheme"));
        var site = new BlogSite(bench, Read(folder!, "pages.json"));
        await site.FillAsync(Read(folder!, "blog-export.json"));
        return site;
    }

    /// <summary>The whole page at an address.</summary>
    public async Task<string> PageAsync(string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var route = path == "/" ? new Route(HomeItemId, "", null) : await Bench.Get<ContentRoutes>().FindAsync(path, cancellation);
        var item = await Bench.Get<ContentReader>().FindAsync(route!.ContentItemId, VersionOf.Published, cancellation);
        var shown = route.ContainedItemId.Length == 0
            ? item!
            : ContentItem.Read(ContainedItems.Within(item!.Data).First(one => one.Member(nameof(ContentItem.ContentItemId)).AsText() == route.ContainedItemId));
        var scope = DisplayBench.Scope(path: path, home: path == "/", culture: "en-US");
        scope.TitleSegments.Add(shown.DisplayText!);
        var body = await Bench.Display.DisplayAsync(shown, "Detail", scope, cancellation);
        await Bench.Display.DisplayLayersAsync(shown, scope, cancellation);
        var page = await Bench.Display.DisplayLayoutAsync(body, scope, cancellation);
        Assert.Empty(scope.Faults);
        return page;
    }

    public ValueTask DisposeAsync() => Bench.DisposeAsync();

    private static JsonObject Read(string folder, string file) => (JsonObject)OrchardJson.Parse(File.ReadAllBytes(Path.Combine(folder, "orchard-golden", file)))!;

    private async Task FillAsync(JsonObject recipe)
    {
        var settings = new JsonObject();
        foreach (var step in recipe.Member("steps").AsObjects())
        {
            var name = step.Member("name").AsText();
            switch (name)
            {
                case "Settings":
                    foreach (var (key, value) in step.Where(member => member.Key != "name"))
                    {
                        settings[key] = value?.DeepClone();
                    }

                    break;
                case "ContentDefinition":
                    var definitions = DefinitionChange.Merge(ContentDefinitions.None, step, []);
                    await Bench.Get<DefinitionStore>().SaveAsync(definitions, TestContext.Current.CancellationToken);
                    break;
                case SitePaper.Layers or SitePaper.MediaProfiles or SitePaper.Placements or SitePaper.Templates:
                    step.Remove("name");
                    await Bench.SaveAsync(name, step.Text());
                    break;
                default:
                    break;
            }
        }

        HomeItemId = settings.Member("HomeRoute").Member("ContentItemId").AsText()!;
        await Bench.SaveAsync(SitePaper.Settings, settings.Text());
        foreach (var item in recipe.Member("steps").AsObjects().First(step => step.Member("name").AsText() == "Content").Member("data").AsObjects())
        {
            await Bench.PublishAsync(item.Text());
        }
    }
}
