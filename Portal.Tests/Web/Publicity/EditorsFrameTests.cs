using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Recipes;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Publicity;

/// <summary>What editors put around public pages: the menu of the masthead, widgets in the zones of the layout, and pictures in the texts themselves.</summary>
public sealed class EditorsFrameTests(PortalOnSqlite site) : IClassFixture<PortalOnSqlite>
{
    private const string Article = "/publicity/enterprise/of-article";

    [Theory]
    [InlineData("/publicity")]
    [InlineData("/elder/publicity")]
    [InlineData(Article)]
    [InlineData("/learn")]
    public async Task Widget_of_a_layer_stands_in_its_zone_of_public_pages_and_runs_nothing(string path)
    {
        var html = await PublishedSite.FreshAsync(await WithFrameAsync(), path);

        Assert.Contains("<section class=\"w zone\" aria-label=\"通知\">", html, StringComparison.Ordinal);
        Assert.Contains("周六停机维护", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{(path.StartsWith("/elder", StringComparison.Ordinal) ? "/elder" : "")}/publicity/notices\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/report")]
    [InlineData("/report/follow-up")]
    [InlineData("/desk/sign-in")]
    [InlineData("/my/sign-in")]
    [InlineData("/publicity/nowhere")]
    public async Task Nothing_of_an_editor_stands_where_people_report_or_sign_in(string path)
    {
        var html = await PublishedSite.FreshAsync(await WithFrameAsync(), path);

        Assert.DoesNotContain("周六停机维护", html, StringComparison.Ordinal);
        Assert.DoesNotContain("预约上门", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Widget_that_names_a_place_of_the_program_is_not_shown()
    {
        var html = await PublishedSite.FreshAsync(await WithFrameAsync(), Article);
        Assert.DoesNotContain("混进网页头", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Layer_for_the_front_shows_there_only()
    {
        var app = await WithFrameAsync();
        Assert.Contains("只在首页", await PublishedSite.FreshAsync(app, "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("只在首页", await PublishedSite.FreshAsync(app, "/publicity"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Menu_that_an_editor_changed_stands_in_the_masthead_and_marks_where_one_is()
    {
        var app = await WithFrameAsync();
        var html = await PublishedSite.FreshAsync(app, "/elder" + Article);

        Assert.Contains("<a href=\"/elder/publicity\" aria-current=\"true\">安全五进</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/elder/report\">我要举报</a>", html, StringComparison.Ordinal);
        Assert.Contains("<details class=\"under\"><summary>办事</summary>", html, StringComparison.Ordinal);
        Assert.Contains("预约上门", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photograph_in_a_text_has_its_size_and_its_smaller_forms()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await using var photo = File.OpenRead(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Vectors", "photos"), "*.jpg").Order(StringComparer.Ordinal).First());
            await scope.ServiceProvider.GetRequiredService<IMediaFolder>().WriteAsync("publicity/well.jpg", photo, default);
        }

        var item = PublishedSite.Item("Article", "t-photo", "enterprise/photo", "有照片", "enterprise");
        item["HtmlBodyPart"] = new JsonObject { ["Html"] = "<p><img src=\"/media/publicity/well.jpg\" alt=\"井口\"></p>" };
        await PublishedSite.PublishAsync(app, item);
        var html = await PublishedSite.FreshAsync(app, "/publicity/enterprise/photo");

        var tag = System.Text.RegularExpressions.Regex.Match(html, "<img src=\"/media/publicity/well.jpg\"[^>]*>").Value;
        Assert.Matches(" width=\"[0-9]+\" height=\"[0-9]+\"", tag);
        Assert.Contains(" loading=\"lazy\"", tag, StringComparison.Ordinal);
        var smaller = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(tag, "srcset=\"(\\S+) ").Groups[1].Value);
        Assert.StartsWith("/media/publicity/well.jpg?w=320&s=", smaller, StringComparison.Ordinal);
        using var answer = await app.Client().GetAsync(smaller);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private async Task<PortalApp> WithFrameAsync()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        await using var scope = app.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<DefinitionStore>();
        var widget = OrchardJson.Parse("""{ "ContentTypes": [{ "Name": "Html", "Settings": { "ContentTypeSettings": { "Stereotype": "Widget" } }, "ContentTypePartDefinitionRecords": [{ "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": {} }] }], "ContentParts": [] }""");
        await store.SaveAsync(DefinitionChange.Merge(await store.ReadAsync(default), widget, []), default);
        var layers = """{ "Layers": [{ "Name": "全站", "LayerRule": { "Conditions": [{ "Name": "BooleanCondition", "Value": true }] } }, { "Name": "首页", "LayerRule": { "Conditions": [{ "Name": "HomepageCondition", "Value": true }] } }] }""";
        await scope.ServiceProvider.GetRequiredService<SiteDocuments>().SaveAsync(SitePaper.Layers, (JsonObject)JsonNode.Parse(layers)!, default);
        await PublishedSite.PublishAsync(app, Widget("w1", "全站", "Notice", "<p>周六停机维护，<a href=\"~/publicity/notices\">看公告</a><script>alert(1)</script></p>"));
        await PublishedSite.PublishAsync(app, Widget("w2", "全站", "HeadMeta", "<p>混进网页头</p>"));
        await PublishedSite.PublishAsync(app, Widget("w3", "首页", "AfterContent", "<p>只在首页</p>"));
        var reader = scope.ServiceProvider.GetRequiredService<ContentReader>();
        var menu = (await reader.FindAsync("main-menu", VersionOf.Published, default))!.Write();
        var entries = (JsonArray)menu["MenuItemsListPart"]!["MenuItems"]!;
        if (entries.All(entry => entry!["ContentItemId"]!.GetValue<string>() != "m-do"))
        {
            entries.Add(JsonNode.Parse("""{ "ContentItemId": "m-do", "ContentType": "LinkMenuItem", "DisplayText": "办事", "LinkMenuItemPart": { "Name": "办事", "Url": "~/faq" }, "MenuItemsListPart": { "MenuItems": [{ "ContentItemId": "m-visit", "ContentType": "LinkMenuItem", "DisplayText": "预约上门", "LinkMenuItemPart": { "Name": "预约上门", "Url": "~/publicity/notices" } }] } }"""));
            menu["ContentItemVersionId"] = "main-menu2";
            await PublishedSite.PublishAsync(app, menu);
        }

        return app;
    }

    private static JsonObject Widget(string id, string layer, string zone, string html) => new()
    {
        ["ContentItemId"] = id, ["ContentItemVersionId"] = id + "1", ["ContentType"] = "Html", ["DisplayText"] = id, ["Latest"] = true, ["Published"] = true,
        ["CreatedUtc"] = "2026-11-20T02:00:00Z", ["ModifiedUtc"] = "2026-11-20T02:00:00Z", ["PublishedUtc"] = "2026-11-20T02:00:00Z",
        ["LayerMetadata"] = new JsonObject { ["Layer"] = layer, ["Zone"] = zone, ["Position"] = "1", ["RenderTitle"] = false },
        ["HtmlBodyPart"] = new JsonObject { ["Html"] = html },
    };
}
