using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Recipes;
using Portal.Tests.Support;
using Portal.Web.Adapters.Content;

namespace Portal.Tests.Web.Publicity;

/// <summary>The site's own types and columns in an empty site, and items of each type as the column recipes bring them.</summary>
internal static class PublishedSite
{
    public const string Body = "<h2>先做什么</h2><p>先通风，再检测。<a href=\"/publicity/enterprise\">看整个栏目</a></p><h2>再做什么</h2><p>合格了才下去。<script>alert(1)</script></p>"
        + "<table><thead><tr><th scope=\"col\">气体</th></tr></thead><tbody><tr><td>氧气</td></tr></tbody></table>";

    private static readonly ConditionalWeakTable<PortalApp, object> Ready = [];

    private static readonly ContentAuthor Author = new("", "宣传教育中心");

    /// <summary>One item of every type, by the type's name: the column it stands in and what its own part holds.</summary>
    public static IReadOnlyDictionary<string, (string Column, string Part)> Types { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["Article"] = ("enterprise", "{}"),
        ["Checklist"] = ("village", """{"Items":{"Values":["看灯","试刹车"]}}"""),
        ["Poster"] = ("family", """{"Slogan":{"Text":"下去之前五步不能少"},"Points":{"Values":["审批","通风","检测"]}}"""),
        ["Activity"] = ("school", """{"Begins":{"Value":"2026-12-05T01:30:00Z"},"Ends":{"Value":"2026-12-05T03:00:00Z"},"Place":{"Text":"示例路 18 号"},"District":{"Text":"000001"},"Capacity":{"Value":40},"Contact":{"Text":"000-0000 0000"},"Reached":{"Value":null}}"""),
        ["AccidentCase"] = ("cases", """{"Class":{"Text":"一般事故"},"Industry":{"Text":"工贸"},"Causes":{"Values":["没有通风"]},"Lessons":{"Values":["先检测"]},"Regulations":{"ContentItemIds":["t-regulation"]},"Measures":{"Values":["装风机｜示例厂｜2026-12-31｜在办"]}}"""),
        ["Regulation"] = ("regulations", """{"DocumentNumber":{"Text":"第 13 号"},"IssuedBy":{"Text":"应急管理部"},"IssuedOn":{"Value":"2023-11-29"},"EffectiveOn":{"Value":"2024-01-01"},"Status":{"Text":"现行有效"}}"""),
        ["Notice"] = ("notices", """{"IndexNumber":{"Text":"000-1"},"Subject":{"Text":"安全生产"},"IssuedBy":{"Text":"示例市应急管理局"},"WrittenOn":{"Value":"2026-11-01"},"DocumentNumber":{"Text":"示应急〔2026〕12号"},"Validity":{"Text":"有效"},"Interprets":{"ContentItemIds":[]}}"""),
        ["Faq"] = ("faq", """{"Answer":{"Text":"可以匿名。"}}"""),
        ["Video"] = ("community", """{"Film":{"Paths":["publicity/x.mp4"],"MediaTexts":["演示怎么检测"]},"Captions":{"Paths":["publicity/x.vtt"]},"Length":{"Text":"3:20"}}"""),
    };

    /// <summary>Types, columns and one item of every type: for the first test that asks.</summary>
    public static async Task<PortalApp> WithOneOfEachAsync(PortalApp app)
    {
        await WithColumnsAsync(app);
        foreach (var (type, (column, part)) in Types)
        {
            await PublishAsync(app, Item(type, $"t-{type.ToLowerInvariant()}", $"{column}/of-{type.ToLowerInvariant()}", $"示例{type}", column, part));
        }

        return app;
    }

    public static async Task<PortalApp> WithColumnsAsync(PortalApp app)
    {
        if (!Ready.TryGetValue(app, out _))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var recipe = await scope.ServiceProvider.GetRequiredService<IRecipeLibrary>().FindAsync("Portal.Setup", default);
            var report = await scope.ServiceProvider.GetRequiredService<RecipeExecutor>().RunAsync(new RecipeOrder(recipe!, Author, ImportRights.All), default);
            Assert.True(report.Outcome is RecipeOutcome.Ran, report.Fault);
            await scope.ServiceProvider.GetRequiredService<IMediaFolder>().WriteAsync("publicity/x.svg", new MemoryStream("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray()), default);
            Ready.Add(app, app);
        }

        return app;
    }

    /// <param name="publishedUtc">The day of publication, by which lists are ordered.</param>
    public static JsonObject Item(string type, string id, string path, string title, string column, string part = "{}", string publishedUtc = "2026-11-20T02:00:00Z")
    {
        var own = (JsonObject)JsonNode.Parse(part)!;
        if (column.Length > 0)
        {
            own["Column"] = new JsonObject { ["TaxonomyContentItemId"] = "columns", ["TermContentItemIds"] = new JsonArray("column-" + column) };
        }

        own["Summary"] = new JsonObject { ["Text"] = $"{title}的摘要" };
        own["Source"] = new JsonObject { ["Text"] = "示例市应急宣教中心" };
        own["Keywords"] = new JsonObject { ["Text"] = "通风,检测" };
        own["Cover"] = new JsonObject { ["Paths"] = new JsonArray("publicity/x.svg"), ["MediaTexts"] = new JsonArray("工人在井口测气") };
        return new JsonObject
        {
            ["ContentItemId"] = id, ["ContentItemVersionId"] = id + "1", ["ContentType"] = type, ["DisplayText"] = title, ["Latest"] = true, ["Published"] = true,
            ["CreatedUtc"] = publishedUtc, ["ModifiedUtc"] = publishedUtc, ["PublishedUtc"] = publishedUtc, ["Author"] = "宣传教育中心",
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = path.StartsWith('/') ? path : "publicity/" + path },
            ["HtmlBodyPart"] = new JsonObject { ["Html"] = Body },
            [type] = own,
        };
    }

    public static Task PublishAsync(PortalApp app, JsonObject item) => WriteAsync(app, writer => writer.ImportAsync(ContentItem.Read(item), Author, default));

    /// <summary>What an editor does. No page is told of it within the process: only the database says so, as it does to another node.</summary>
    public static async Task WriteAsync<T>(PortalApp app, Func<ContentWriter, Task<T>> what)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await what(scope.ServiceProvider.GetRequiredService<ContentWriter>());
    }

    /// <summary>Forgets what this node remembers of the published content, so that a test need not wait for the next look at the database.</summary>
    public static async Task<string> FreshAsync(PortalApp app, string path)
    {
        using var answer = await GetFreshAsync(app, path);
        return await answer.Content.ReadAsStringAsync();
    }

    public static async Task<HttpResponseMessage> GetFreshAsync(PortalApp app, string path)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var now = await scope.ServiceProvider.GetRequiredService<SiteDocuments>().StampAsync(default);
        var memory = app.Services.GetRequiredService<StampedMemory>();
        while (await memory.StampAsync() < now)
        {
            await Task.Yield();
        }

        return await app.Client().GetAsync(path);
    }
}
