using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Publicity;

/// <summary>A column's list: order, types, words, pages.</summary>
public sealed partial class ColumnPageTests(PortalOnSqlite site) : IClassFixture<PortalOnSqlite>
{
    private const string Column = "/publicity/community";

    [Fact]
    public async Task Column_carries_its_own_tags_and_its_feeds()
    {
        var html = await PublishedSite.FreshAsync(await FilledAsync(), Column);

        foreach (var name in new[] { "ColumnName", "ColumnType", "ColumnDescription", "ColumnKeywords" })
        {
            Assert.Matches($"<meta name=\"{name}\" content=\"[^\"]+\">", html);
        }

        Assert.Contains("href=\"/feeds/community.rss\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"page\">进社区</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_is_newest_first_twelve_on_a_page()
    {
        var app = await FilledAsync();
        var first = Titles(await PublishedSite.FreshAsync(app, Column));
        var second = Titles(await PublishedSite.FreshAsync(app, Column + "?p=2"));

        Assert.Equal(12, first.Count);
        Assert.Equal("第 20 篇", first[0]);
        Assert.Equal("第 8 篇", second[0]);
        Assert.Empty(first.Intersect(second));
    }

    [Theory]
    [InlineData("?p=999")]
    [InlineData("?p=-4")]
    [InlineData("?p=zwei")]
    [InlineData("?type=Nothing")]
    public async Task Senseless_query_still_shows_a_list(string query)
    {
        using var answer = await PublishedSite.GetFreshAsync(await FilledAsync(), Column + query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(Titles(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Type_narrows_the_list_to_it()
    {
        var titles = Titles(await PublishedSite.FreshAsync(await FilledAsync(), Column + "?type=Checklist"));
        Assert.Equal(["第 20 篇", "第 10 篇"], titles);
    }

    [Fact]
    public async Task Word_finds_titles_and_says_so_when_there_is_none()
    {
        var app = await FilledAsync();
        Assert.Equal(["第 17 篇"], Titles(await PublishedSite.FreshAsync(app, Column + "?q=17")));
        var none = await PublishedSite.FreshAsync(app, Column + "?q=%3Cb%3E");
        Assert.Contains("标题里没有「&lt;b&gt;」", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Column_without_items_says_so()
    {
        var html = await PublishedSite.FreshAsync(await FilledAsync(), "/publicity/family");
        Assert.Contains("这个栏目还没有内容", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activities_that_are_not_over_stand_beside_the_list_the_next_one_first()
    {
        var app = await FilledAsync();
        foreach (var (day, at) in new[] { ("2026-10-01", 1), ("2026-12-20", 2), ("2026-12-01", 3) })
        {
            await PublishedSite.PublishAsync(app, PublishedSite.Item(
                "Activity", $"t-act{at}", $"school/act{at}", $"活动{at}", "school", $$$"""{"Begins":{"Value":"{{{day}}}T01:00:00Z"},"Ends":{"Value":"{{{day}}}T03:00:00Z"},"Place":{"Text":"示例"}}"""));
        }

        var html = await PublishedSite.FreshAsync(app, "/publicity/school");
        var beside = html[html.IndexOf("<aside", StringComparison.Ordinal)..];
        Assert.True(beside.IndexOf("活动3", StringComparison.Ordinal) < beside.IndexOf("活动2", StringComparison.Ordinal));
        Assert.DoesNotContain("活动1", beside, StringComparison.Ordinal);
    }

    private async Task<PortalApp> FilledAsync()
    {
        var app = await PublishedSite.WithColumnsAsync(site.App);
        for (var at = 1; at <= 20; at++)
        {
            await PublishedSite.PublishAsync(app, PublishedSite.Item(
                at % 10 == 0 ? "Checklist" : "Article", $"t-list{at}", $"community/list{at}", $"第 {at} 篇", "community", publishedUtc: $"2026-10-{at:00}T02:00:00Z"));
        }

        return app;
    }

    private static List<string> Titles(string html) => [.. Title().Matches(html[..html.IndexOf("<aside", StringComparison.Ordinal)]).Select(m => m.Groups["title"].Value)];

    [GeneratedRegex("<h3><a href=\"[^\"]*\">(?<title>[^<]*)</a></h3>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Title();
}
