using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Cms.Content;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Publicity;

/// <summary>Published items at their own addresses, on both databases' common ground: SQLite.</summary>
public sealed partial class ItemPageTests(PortalOnSqlite site) : IClassFixture<PortalOnSqlite>
{
    public static TheoryData<string> Types => [.. PublishedSite.Types.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Item_of_each_type_answers_with_the_tags_that_a_government_site_must_carry(string type)
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        var html = await PublishedSite.FreshAsync(app, Address(type));

        Assert.Single(Heading().Matches(html));
        foreach (var name in new[] { "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnType", "ArticleTitle", "PubDate", "ContentSource" })
        {
            Assert.Matches($"<meta name=\"{name}\" content=\"[^\"]+\">", html);
        }

        Assert.Contains("<meta name=\"PubDate\" content=\"2026-11-20 10:00\">", html, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"{Address(type)}\">", html, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:image\"", html, StringComparison.Ordinal);
        Assert.Contains("当前位置", html, StringComparison.Ordinal);
        Assert.Contains("先通风，再检测。", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(Inline(), html);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Item_in_the_elder_mode_keeps_every_link_in_it(string type)
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        var html = await PublishedSite.FreshAsync(app, "/elder" + Address(type));

        var outside = Link().Matches(html).Select(match => match.Groups["href"].Value).Where(href => href.StartsWith('/') && !href.StartsWith("/elder/", StringComparison.Ordinal));
        Assert.Equal([Address(type)], outside);
    }

    [Fact]
    public async Task What_an_item_has_beyond_text_is_shown()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);

        Assert.Contains("12 月 5 日（周六）9:30 至 11:00", await PublishedSite.FreshAsync(app, Address("Activity")), StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">装风机</th><td>示例厂</td><td>2026-12-31</td><td>在办</td>", await PublishedSite.FreshAsync(app, Address("AccidentCase")), StringComparison.Ordinal);
        Assert.Contains("示应急〔2026〕12号", await PublishedSite.FreshAsync(app, Address("Notice")), StringComparison.Ordinal);
        Assert.Contains("2024 年 1 月 1 日", await PublishedSite.FreshAsync(app, Address("Regulation")), StringComparison.Ordinal);
        Assert.Contains("可以匿名。", await PublishedSite.FreshAsync(app, Address("Faq")), StringComparison.Ordinal);
        Assert.Contains("试刹车", await PublishedSite.FreshAsync(app, Address("Checklist")), StringComparison.Ordinal);
        Assert.Contains("下去之前五步不能少", await PublishedSite.FreshAsync(app, Address("Poster")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accident_and_the_rule_it_broke_lead_to_each_other()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);

        Assert.Contains($"href=\"{Address("Regulation")}\"", await PublishedSite.FreshAsync(app, Address("AccidentCase")), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Address("AccidentCase")}\"", await PublishedSite.FreshAsync(app, Address("Regulation")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_and_its_interpretation_lead_to_each_other()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        await PublishedSite.PublishAsync(app, PublishedSite.Item("Notice", "t-reading", "notices/reading", "政策解读", "notices", """{"Interprets":{"ContentItemIds":["t-notice"]}}"""));

        Assert.Contains($"href=\"{Address("Notice")}\"", await PublishedSite.FreshAsync(app, "/publicity/notices/reading"), StringComparison.Ordinal);
        Assert.Contains("href=\"/publicity/notices/reading\"", await PublishedSite.FreshAsync(app, Address("Notice")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_of_before_leads_on_for_good_in_the_mode_of_the_visitor()
    {
        var app = await PublishedSite.WithColumnsAsync(site.App);
        var item = PublishedSite.Item("Article", "t-moved", "enterprise/before", "搬家", "enterprise");
        await PublishedSite.PublishAsync(app, item);
        item["AutoroutePart"] = new JsonObject { ["Path"] = "publicity/enterprise/换地址" };
        await PublishedSite.PublishAsync(app, item);

        using var answer = await PublishedSite.GetFreshAsync(app, "/publicity/enterprise/before");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/publicity/enterprise/%E6%8D%A2%E5%9C%B0%E5%9D%80", answer.Headers.Location?.OriginalString);
        using var elder = await PublishedSite.GetFreshAsync(app, "/elder/publicity/enterprise/before");
        Assert.Equal("/elder/publicity/enterprise/%E6%8D%A2%E5%9C%B0%E5%9D%80", elder.Headers.Location?.OriginalString);
        using var now = await PublishedSite.GetFreshAsync(app, "/publicity/enterprise/换地址");
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
    }

    [Fact]
    public async Task Draft_and_what_was_taken_off_are_not_there()
    {
        var app = await PublishedSite.WithColumnsAsync(site.App);
        var draft = PublishedSite.Item("Article", "t-draft", "enterprise/draft", "草稿", "enterprise");
        await PublishedSite.WriteAsync(app, writer => writer.SaveDraftAsync(ContentItem.Read(draft), new ContentAuthor("", "编辑"), default));
        using var before = await PublishedSite.GetFreshAsync(app, "/publicity/enterprise/draft");
        await PublishedSite.WriteAsync(app, writer => writer.PublishAsync("t-draft", default));
        using var published = await PublishedSite.GetFreshAsync(app, "/publicity/enterprise/draft");
        await PublishedSite.WriteAsync(app, writer => writer.UnpublishAsync("t-draft", default));
        using var after = await PublishedSite.GetFreshAsync(app, "/publicity/enterprise/draft");

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Theory]
    [InlineData("/publicity/nowhere")]
    [InlineData("/content/item")]
    [InlineData("/content/column")]
    [InlineData("/desk/publicity/enterprise")]
    [InlineData("/report/publicity/enterprise")]
    public async Task Address_of_nothing_answers_404(string path)
    {
        using var answer = await PublishedSite.GetFreshAsync(await PublishedSite.WithColumnsAsync(site.App), path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_can_be_posted_to_a_published_page()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        using var answer = await app.Client().PostAsync(Address("Article"), new StringContent(""));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Drawing_of_the_media_library_can_run_nothing_and_nothing_outside_of_it_is_given()
    {
        var app = await PublishedSite.WithColumnsAsync(site.App);
        using var drawing = await app.Client().GetAsync("/media/publicity/x.svg");
        using var outside = await app.Client().GetAsync("/media/..%2fportal.db");

        Assert.Equal(HttpStatusCode.OK, drawing.StatusCode);
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox", drawing.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", drawing.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }

    private static string Address(string type) => $"/publicity/{PublishedSite.Types[type].Column}/of-{type.ToLowerInvariant()}";

    [GeneratedRegex("<h1[ >]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Heading();

    [GeneratedRegex("<style|<script(?![^>]*\\ssrc=)|\\sstyle=|\\son[a-z]+=|javascript:", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Inline();

    [GeneratedRegex("<a[^>]* href=\"(?<href>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();
}
