using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Check 25: the keyboard alone, without script, goes through all five steps, the receipt and the follow-up, and never gets caught.</summary>
public sealed class KeyboardReportTests(PortalOnSqlite fixture, Chromium chromium) : IClassFixture<PortalOnSqlite>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData("", 1440)]
    [InlineData("/en", 390)]
    public async Task Keyboard_alone_reports_confirms_follows_and_leaves(string prefix, int width)
    {
        await TestCity.OfAsync(fixture.App);
        await using var visitor = await chromium.VisitAsync(fixture.App.Address, width, javaScript: false);
        var page = visitor.Page;
        await visitor.GoAsync(prefix + "/report");
        fixture.App.Time.Advance(TimeSpan.FromSeconds(30));
        var choice = HumanAnswers.RightChoice(await page.ContentAsync());
        await TabToAsync(page, "#Industry");
        await page.Keyboard.PressAsync("ArrowDown");
        await PickAsync(page, "Hazard", 0);
        await TypeAsync(page, "#What", "Men clean the sewage tank without fresh air.");
        await PickAsync(page, "human_choice", choice[0] - '0');
        await PressAsync(page, "button[value=next]:not(.hide)");

        await Assertions.Expect(page.Locator("#Address")).ToBeVisibleAsync();
        await PickAsync(page, "District", 0);
        await TypeAsync(page, "#Address", "18 Shili Road");

        // The Enter key in a line of text means the next step, not whatever button stands first.
        await TypeAsync(page, "#Enterprise", "Shili Foods");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#Files")).ToBeVisibleAsync();
        await PressAsync(page, "button[value=next]:not(.hide)");
        await Assertions.Expect(page.Locator("input[name=Named]").First).ToBeVisibleAsync();
        await PressAsync(page, "button[value=next]:not(.hide)");
        await Assertions.Expect(page.Locator("#Truthful")).ToBeVisibleAsync();
        await TabToAsync(page, "#Truthful");
        await page.Keyboard.PressAsync("Space");
        await PressAsync(page, "button[value=send]");

        await Assertions.Expect(page.Locator(".key")).ToBeVisibleAsync();
        var groups = await page.Locator(".key li").AllInnerTextsAsync();
        Assert.Equal(6, groups.Count);
        await TypeAsync(page, "#group2", groups[1].ToLowerInvariant());
        await TypeAsync(page, "#group5", groups[4]);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".key")).ToHaveCountAsync(0);
        await PressAsync(page, "main a.btn");
        await Assertions.Expect(page.Locator("#Receipt")).ToBeVisibleAsync();
        await TypeAsync(page, "#Receipt", string.Join(' ', groups));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#Text")).ToBeVisibleAsync();
        await TypeAsync(page, "#Text", "It happens on Wednesdays.");
        await PressAsync(page, "button[value=send]");
        await Assertions.Expect(page.Locator(".talk .me .typed")).ToHaveTextAsync("It happens on Wednesdays.");
        await PressAsync(page, "button[value=leave]");
        await Assertions.Expect(page.Locator(".note.ok")).ToBeVisibleAsync();
    }

    private static async Task TypeAsync(IPage page, string selector, string text)
    {
        await TabToAsync(page, selector);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(IPage page, string selector)
    {
        await TabToAsync(page, selector);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task PickAsync(IPage page, string name, int position)
    {
        await TabToAsync(page, $"input[name={name}]");
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < position; i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    /// <summary>Goes on with the Tab key until the place has the focus, visibly and under nothing else.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 70; i++)
        {
            if (await page.Locator(selector + ":focus").CountAsync() > 0)
            {
                Assert.True(await page.Locator(selector + ":focus").IsVisibleAsync(), $"{selector} has the focus and cannot be seen.");
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key never reaches {selector} on {page.Url}.");
    }
}
