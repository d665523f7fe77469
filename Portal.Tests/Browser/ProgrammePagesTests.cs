using Microsoft.Playwright;
using Portal.Tests.Support;
using Portal.Tests.Web.Publicity.Programme;

namespace Portal.Tests.Browser;

/// <summary>The year's registers in a real browser: axe finds nothing, tables are read at 390 px, and lists are narrowed without script.</summary>
[Collection(ProgrammeReaders.Name)]
public sealed class ProgrammePagesTests(ProgrammeSite site, Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Paths =
    [
        "/programme", "/programme/plates", "/programme/action", "/programme/action/gas", "/programme/targets/figures", "/programme/plates/gas-tank", "/programme/draws/2026-trade-4",
        "/programme/must-check/confined-space", "/programme/honours/2026-posts", "/programme/inspection-plans/2026-emergency", "/programme/action/task/gas-pipe",
        "/programme/associations/tank-draft", "/programme/phones?q=none", "/programme/units/site-tower", "/programme/meetings/2026-q4", "/who", "/who?industry=IndustryAndTrade",
    ];

    [Theory]
    [InlineData(390, "", ColorScheme.Light, 1)]
    [InlineData(1440, "", ColorScheme.Dark, 3)]
    [InlineData(360, "/elder", ColorScheme.Light, 4)]
    public async Task Axe_finds_nothing_and_nothing_is_too_wide(int width, string mode, ColorScheme scheme, int every)
    {
        await using var visitor = await chromium.VisitAsync(site.App.Address, width, more: new BrowserNewContextOptions { ColorScheme = scheme });
        // What differs by page is found at one width; the others look at every third or fourth, for what differs by width, mode and colours.
        foreach (var path in Paths.Where((_, at) => at % every == 0))
        {
            var answer = await visitor.Page.GotoAsync(mode + path);
            Assert.Equal(200, answer!.Status);
            await AxeChecks.FindNothingAsync(visitor);
            var excess = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(excess <= 0, $"{mode}{path} is {excess} px too wide");
            await visitor.ShootAsync($"programme{mode}{path}-{width}".Replace('/', '-').Replace('?', '-').Replace('=', '-'));
        }

        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.ForeignRequests);
        Assert.Empty(await visitor.Context.CookiesAsync());
    }

    [Fact]
    public async Task Without_script_a_list_is_narrowed_and_an_entry_read()
    {
        await using var visitor = await chromium.VisitAsync(site.App.Address, 390, javaScript: false);
        await visitor.GoAsync("/programme");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "重大隐患挂牌督办" }).ClickAsync();
        await visitor.Page.GetByLabel("状态").SelectOptionAsync(new SelectOptionValue { Label = "超期" });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "找到 1 条" })).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "示例乙燃气站储罐安全距离不足挂牌督办" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("同意延期到 2026-11-20")).ToBeVisibleAsync();
    }
}
