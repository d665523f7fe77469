using Microsoft.Playwright;
using Portal.Tests.Support;
using Portal.Tests.Web.Publicity;

namespace Portal.Tests.Browser;

/// <summary>The publicity site in a real browser: axe finds nothing, nothing is wider than a small telephone, nothing moves when pictures come late, and no script is needed to read.</summary>
public sealed class PublicityPagesTests(PortalOnSqlite site, Chromium chromium) : IClassFixture<PortalOnSqlite>, IClassFixture<Chromium>
{
    private const double StillStanding = 0.01;

    private static readonly string[] Paths =
    [
        "/", "/publicity", "/publicity/enterprise", "/publicity/school", "/publicity/enterprise?q=nothing", "/warnings", "/warnings/gale",
        .. PublishedSite.Types.Select(type => $"/publicity/{type.Value.Column}/of-{type.Key.ToLowerInvariant()}"),
    ];

    [Theory]
    [InlineData(390, "", ColorScheme.Light)]
    [InlineData(1440, "", ColorScheme.Dark)]
    [InlineData(360, "/elder", ColorScheme.Light)]
    public async Task Axe_finds_nothing_and_nothing_is_too_wide_or_moves(int width, string mode, ColorScheme scheme)
    {
        await FillAsync();
        await using var visitor = await chromium.VisitAsync(site.App.Address, width, more: new BrowserNewContextOptions { ColorScheme = scheme });
        foreach (var path in Paths)
        {
            var answer = await visitor.Page.GotoAsync(mode + path);
            Assert.Equal(200, answer!.Status);
            await AxeChecks.FindNothingAsync(visitor);
            var excess = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(excess <= 0, $"{mode}{path} is {excess} px too wide");
            Assert.True(await ShiftAsync(visitor.Page) < StillStanding, $"{mode}{path} moves while it loads");
            await visitor.ShootAsync($"publicity{mode}{path}-{width}".Replace('/', '-').Replace('?', '-'));
        }

        Assert.DoesNotContain(visitor.Complaints, text => !text.Contains("x.mp4", StringComparison.Ordinal) && !text.Contains("x.vtt", StringComparison.Ordinal));
        Assert.Empty(visitor.ForeignRequests);
        Assert.Empty(await visitor.Context.CookiesAsync());
    }

    [Fact]
    public async Task Without_script_a_word_is_looked_for_and_an_item_read()
    {
        await FillAsync();
        await using var visitor = await chromium.VisitAsync(site.App.Address, 390, javaScript: false);
        await visitor.GoAsync("/publicity/enterprise");
        await visitor.Page.GetByLabel("在进企业里找标题").FillAsync("Article");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "搜索" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "示例Article" }).First.ClickAsync();

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "示例Article", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "打印" })).ToBeHiddenAsync();
    }

    private static Task<double> ShiftAsync(IPage page) => page.EvaluateAsync<double>(
        """
        () => new Promise(done => {
          let moved = 0;
          new PerformanceObserver(list => { for (const shift of list.getEntries()) moved += shift.value; }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
        })
        """);

    private async Task FillAsync()
    {
        await TestCity.OfAsync(site.App);
        await PublishedSite.WithOneOfEachAsync(site.App);
        await PublishedSite.PublishAsync(site.App, PublishedSite.Item(
            "Warning", "t-gale", "/warnings/gale", "今晚有大风", "", """{"Level":{"Text":"橙色"},"Kind":{"Text":"大风"},"Areas":{"Values":["示例区"]},"Begins":{"Value":"2026-11-24T01:00:00Z"},"Ends":{"Value":"2026-11-25T01:00:00Z"},"Advice":{"Text":"停止高处作业，收好广告牌。"}}"""));
        await PublishedSite.FreshAsync(site.App, "/learn");
    }
}
