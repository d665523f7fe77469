using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Publicity;

/// <summary>What programs read: feeds, calendars, maps, codes.</summary>
public sealed class FeedTests(PortalOnSqlite site) : IClassFixture<PortalOnSqlite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task Feeds_of_a_column_name_its_items_with_whole_addresses()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        var rss = XDocument.Parse(await PublishedSite.FreshAsync(app, "/feeds/enterprise.rss"));
        var atom = XDocument.Parse(await PublishedSite.FreshAsync(app, "/feeds/enterprise.atom"));

        var item = Assert.Single(rss.Descendants("item"));
        Assert.Equal("示例Article", item.Element("title")!.Value);
        Assert.Equal("https://anquan.shili.example/publicity/enterprise/of-article", item.Element("link")!.Value);
        Assert.Equal("Fri, 20 Nov 2026 02:00:00 GMT", item.Element("pubDate")!.Value);
        var entry = Assert.Single(atom.Descendants(Atom + "entry"));
        Assert.Equal("2026-11-20T02:00:00Z", entry.Element(Atom + "published")!.Value);
        Assert.StartsWith("tag:anquan.shili.example,2026:", entry.Element(Atom + "id")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_of_all_holds_every_column()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        var rss = XDocument.Parse(await PublishedSite.FreshAsync(app, "/feeds/all.rss"));
        Assert.Equal(PublishedSite.Types.Count, rss.Descendants("item").Count());
    }

    [Theory]
    [InlineData("/feeds/nowhere.rss")]
    [InlineData("/calendar/nothing.ics")]
    [InlineData("/calendar/t-article.ics")]
    [InlineData("/share/nothing.svg")]
    public async Task Feed_of_nothing_answers_404(string path)
    {
        using var answer = await PublishedSite.GetFreshAsync(await PublishedSite.WithOneOfEachAsync(site.App), path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Activity_can_be_put_into_a_calendar()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        using var answer = await PublishedSite.GetFreshAsync(app, "/calendar/t-activity.ics");
        var calendar = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var found = Assert.Single(calendar.Events);
        Assert.Equal("示例Activity", found.Summary);
        Assert.Equal(new DateTime(2026, 12, 5, 1, 30, 0, DateTimeKind.Utc), found.Start!.AsUtc);
        Assert.Equal("示例路 18 号", found.Location);
    }

    [Fact]
    public async Task Map_of_the_site_names_pages_columns_and_items_and_robots_name_the_map()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        var addresses = XDocument.Parse(await PublishedSite.FreshAsync(app, "/sitemap.xml")).Descendants(Map + "loc").Select(loc => new Uri(loc.Value).AbsolutePath).ToList();

        Assert.Contains("/", addresses);
        Assert.Contains("/publicity/cases", addresses);
        Assert.Contains("/publicity/enterprise/of-article", addresses);
        Assert.DoesNotContain(addresses, address => address.StartsWith("/desk", StringComparison.Ordinal));
        Assert.Contains("Sitemap: https://anquan.shili.example/sitemap.xml", await PublishedSite.FreshAsync(app, "/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_of_a_page_is_a_drawing()
    {
        using var answer = await PublishedSite.GetFreshAsync(await PublishedSite.WithOneOfEachAsync(site.App), "/share/t-poster.svg");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Elements());
    }

    [Fact]
    public async Task Warnings_are_data_in_the_manner_of_CAP()
    {
        var app = await PublishedSite.WithColumnsAsync(site.App);
        await PublishedSite.PublishAsync(app, PublishedSite.Item(
            "Warning", "t-warn", "/warnings/rain", "今晚有暴雨", "", """{"Level":{"Text":"橙色"},"Kind":{"Text":"暴雨"},"Areas":{"Values":["示例区"]},"Begins":{"Value":"2026-11-23T10:00:00Z"},"Ends":{"Value":"2026-11-23T22:00:00Z"},"Advice":{"Text":"停止基坑作业"}}"""));
        var alert = JsonNode.Parse(await PublishedSite.FreshAsync(app, "/feeds/warnings.json"))!["alerts"]![0]!;

        Assert.Equal("Severe", (string?)alert["info"]!["severity"]);
        Assert.Equal("示例区", (string?)alert["info"]!["area"]![0]!["areaDesc"]);
    }
}
