using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>The pages that anybody can open, in a real browser: axe finds nothing, nothing is wider than the screen, and the browser has nothing to complain of.</summary>
public sealed class PublicPagesTests(PortalOnSqlite site, Chromium chromium) : IClassFixture<PortalOnSqlite>, IClassFixture<Chromium>
{
    private static readonly string[] Paths =
    [
        "/", "/learn", "/credit", "/publicity", "/privacy", "/accessibility", "/feedback", "/weather", "/sitemap", "/nowhere",
        "/report", "/report/follow-up", "/report/nowhere",
    ];

    [Theory]
    [InlineData(390, "", ColorScheme.Light)]
    [InlineData(1440, "", ColorScheme.Dark)]
    [InlineData(390, "/elder", ColorScheme.Light)]
    public async Task Axe_finds_nothing(int width, string mode, ColorScheme scheme)
    {
        await TestCity.OfAsync(site.App);
        await using var visitor = await chromium.VisitAsync(site.App.Address, width, more: new BrowserNewContextOptions { ColorScheme = scheme });
        foreach (var path in Paths)
        {
            // A well-made error page would pass too.
            var answer = await visitor.Page.GotoAsync(mode + path);
            Assert.Equal(path.EndsWith("/nowhere", StringComparison.Ordinal) ? 404 : 200, answer!.Status);
            await AxeChecks.FindNothingAsync(visitor);
            await visitor.ShootAsync($"public{mode}{path}-{width}".Replace('/', '-'));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/elder")]
    public async Task Nothing_is_wider_than_a_small_telephone(string mode)
    {
        await TestCity.OfAsync(site.App);
        await using var visitor = await chromium.VisitAsync(site.App.Address, 320);
        foreach (var path in Paths)
        {
            await visitor.GoAsync(mode + path);
            var excess = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(excess <= 0, $"{mode}{path} is {excess} px too wide");
        }
    }

    [Fact]
    public async Task Browser_complains_of_nothing_asks_nobody_else_and_keeps_no_cookie()
    {
        await TestCity.OfAsync(site.App);
        await using var visitor = await chromium.VisitAsync(site.App.Address);
        foreach (var path in Paths)
        {
            await visitor.GoAsync(path);
        }

        // That an address answers 404 is what two of the paths are for.
        Assert.DoesNotContain(visitor.Complaints, text => !text.Contains("status of 404", StringComparison.Ordinal));
        Assert.Empty(visitor.ForeignRequests);
        Assert.Empty(await visitor.Context.CookiesAsync());
    }

    [Fact]
    public async Task First_key_press_offers_to_skip_to_the_text()
    {
        await using var visitor = await chromium.VisitAsync(site.App.Address);
        await visitor.GoAsync("/privacy");
        await visitor.Page.Keyboard.PressAsync("Tab");

        Assert.Equal("#main", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.getBoundingClientRect().top >= 0"));
    }
}
