using Portal.Tests.Support;

namespace Portal.Tests.Web.Publicity;

/// <summary>The front page: today's warning, and what is new.</summary>
public sealed class FrontPageTests
{
    [Fact]
    public async Task Warning_is_on_the_front_page_while_it_holds_and_the_worst_stands_first()
    {
        await using var app = await PortalApp.StartAsync();
        await PublishedSite.WithColumnsAsync(app);
        Assert.Contains("今天没有生效的预警", await PublishedSite.FreshAsync(app, "/"), StringComparison.Ordinal);

        await PublishedSite.PublishAsync(app, Warning("w-wind", "蓝色", "大风"));
        await PublishedSite.PublishAsync(app, Warning("w-rain", "橙色", "暴雨"));
        var html = await PublishedSite.FreshAsync(app, "/");
        Assert.Contains("橙色预警", html, StringComparison.Ordinal);
        Assert.DoesNotContain("今天没有生效的预警", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("暴雨来了", StringComparison.Ordinal) < html.IndexOf("大风来了", StringComparison.Ordinal));

        app.Time.Advance(TimeSpan.FromHours(3));
        await PublishedSite.PublishAsync(app, PublishedSite.Item("Article", "t-any", "enterprise/any", "别的", "enterprise"));
        Assert.Contains("今天没有生效的预警", await PublishedSite.FreshAsync(app, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Newest_items_notices_and_the_figures_of_the_year_are_on_the_front_page()
    {
        await using var app = await PortalApp.StartAsync();
        await PublishedSite.WithOneOfEachAsync(app);
        await PublishedSite.PublishAsync(app, PublishedSite.Item(
            "Activity", "t-past", "enterprise/past", "办过的", "enterprise", """{"Begins":{"Value":"2026-09-05T01:00:00Z"},"Ends":{"Value":"2026-09-05T03:00:00Z"},"Place":{"Text":"示例"},"Reached":{"Value":86}}"""));
        var html = await PublishedSite.FreshAsync(app, "/");

        Assert.Contains("href=\"/publicity/enterprise\"", html, StringComparison.Ordinal);
        Assert.Contains("示例Notice", html, StringComparison.Ordinal);
        Assert.Contains("示例AccidentCase", html, StringComparison.Ordinal);
        Assert.Contains("9 月到场最多，86 人次", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_without_any_content_still_has_a_front()
    {
        await using var app = await PortalApp.StartAsync();
        foreach (var path in new[] { "/", "/elder/", "/publicity", "/warnings", "/sitemap", "/sitemap.xml", "/feeds/all.rss" })
        {
            using var answer = await app.Client().GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, path);
        }
    }

    /// <summary>In force from half an hour before the test's clock to two hours after it.</summary>
    private static System.Text.Json.Nodes.JsonObject Warning(string id, string level, string kind) => PublishedSite.Item(
        "Warning", id, "/warnings/" + id, kind + "来了", "", $$$"""{"Level":{"Text":"{{{level}}}"},"Kind":{"Text":"{{{kind}}}"},"Areas":{"Values":["示例区"]},"Begins":{"Value":"2026-11-24T01:00:00Z"},"Ends":{"Value":"2026-11-24T03:30:00Z"},"Advice":{"Text":"停工"}}""");
}
