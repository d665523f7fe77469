using System.Diagnostics;
using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Publicity;

/// <summary>Whole pages that are kept: given again until somebody publishes, never to the wrong address, and nothing of anybody in them.</summary>
public sealed class KeptPagesTests(PortalOnSqlite site) : IClassFixture<PortalOnSqlite>
{
    private const string Article = "/publicity/enterprise/of-article";

    [Theory]
    [InlineData(Article)]
    [InlineData("/elder" + Article)]
    [InlineData("/publicity/enterprise?type=Article")]
    [InlineData("/")]
    [InlineData("/feeds/all.rss")]
    public async Task Published_page_is_given_again_without_being_made_again(string path)
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        var first = await PublishedSite.FreshAsync(app, path);
        using var again = await app.Client().GetAsync(path);

        Assert.NotNull(again.Headers.Age);
        Assert.Equal(first, await again.Content.ReadAsStringAsync());
        Assert.Equal(SecurityPolicyOf(await app.Client().GetAsync("/learn")), SecurityPolicyOf(again));
    }

    [Theory]
    [InlineData("/report")]
    [InlineData("/privacy")]
    [InlineData("/weather")]
    [InlineData("/my/sign-in")]
    [InlineData("/desk/sign-in")]
    [InlineData("/publicity/nowhere")]
    [InlineData(Article + "?utm=1")]
    [InlineData("/publicity/enterprise?q=%E9%80%9A%E9%A3%8E")]
    [InlineData("/publicity/enterprise?p=007")]
    public async Task Page_with_a_ticket_or_by_an_invented_address_is_made_each_time(string path)
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        using var first = await app.Client().GetAsync(path);
        using var again = await app.Client().GetAsync(path);
        Assert.Null(again.Headers.Age);
    }

    [Fact]
    public async Task Publish_shows_within_a_second_and_so_does_taking_off()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        var item = PublishedSite.Item("Article", "t-quick", "enterprise/quick", "第一版", "enterprise");
        await PublishedSite.PublishAsync(app, item);
        await ShowsWithinASecondAsync(app, "/publicity/enterprise/quick", text => text.Contains("第一版", StringComparison.Ordinal));

        item["TitlePart"]!["Title"] = "第二版";
        await PublishedSite.PublishAsync(app, item);
        await ShowsWithinASecondAsync(app, "/publicity/enterprise/quick", text => text.Contains("第二版", StringComparison.Ordinal));
        await ShowsWithinASecondAsync(app, "/publicity/enterprise", text => text.Contains(">第二版</a>", StringComparison.Ordinal) && !text.Contains(">第一版</a>", StringComparison.Ordinal));

        await PublishedSite.WriteAsync(app, writer => writer.UnpublishAsync("t-quick", default));
        await ShowsWithinASecondAsync(app, "/publicity/enterprise", text => !text.Contains("第二版", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cookie_and_headers_of_a_visitor_change_nothing_and_reach_nobody_else()
    {
        var app = await PublishedSite.WithOneOfEachAsync(site.App);
        await PublishedSite.PublishAsync(app, PublishedSite.Item("Article", "t-leak", "enterprise/leak", "谁都能看", "enterprise"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/publicity/enterprise/leak");
        request.Headers.Add("Cookie", "__Desk=MARKER-7; __My=MARKER-8");
        request.Headers.Add("Authorization", "Bearer MARKER-9");
        request.Headers.Add("X-Forwarded-Host", "MARKER-10.example");
        await PublishedSite.FreshAsync(app, "/learn");
        using var marked = await app.Client().SendAsync(request);
        using var plain = await app.Client().GetAsync("/publicity/enterprise/leak");
        var text = await plain.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, marked.StatusCode);
        Assert.False(marked.Headers.Contains("Set-Cookie"));
        Assert.False(plain.Headers.Contains("Set-Cookie"));
        Assert.Equal(await marked.Content.ReadAsStringAsync(), text);
        Assert.DoesNotContain("MARKER", text, StringComparison.Ordinal);
    }

    /// <summary>Asks again and again: an answer to a question put a second after the publish must be the new one.</summary>
    private static async Task ShowsWithinASecondAsync(PortalApp app, string path, Func<string, bool> isNew)
    {
        var since = Stopwatch.StartNew();
        var client = app.Client();
        while (true)
        {
            var asked = since.Elapsed;
            if (isNew(await client.GetStringAsync(path)))
            {
                return;
            }

            Assert.True(asked < TimeSpan.FromSeconds(1), $"{path} asked {asked} after the change still shows what was before");
        }
    }

    private static string SecurityPolicyOf(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
