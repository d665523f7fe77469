using System.Globalization;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Accounts;

/// <summary>The screens of both doors as a person meets them: nothing that axe objects to, nothing wider than the screen.</summary>
public sealed class AccountScreensTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Doors_and_accounts_are_sound_on_every_screen(int width)
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        await site.AddStaffAsync("yi");
        await site.AddStaffAsync("ding", isFirst: true);
        await using var visitor = await chromium.VisitAsync(site.App.Address, width);
        var page = visitor.Page;

        await page.GotoAsync("/desk/sign-in");
        await LookAsync(visitor, width, "desk-sign-in");
        await SignInAsync(page, "jia", "certainly not this one");
        await LookAsync(visitor, width, "desk-sign-in-refused");
        site.App.Time.Advance(TimeSpan.FromSeconds(5));
        await SignInAsync(page, "jia", AccountSite.Password);
        await page.GotoAsync("/desk/account");
        await LookAsync(visitor, width, "desk-account");
        await page.GotoAsync("/desk/account/password");
        await LookAsync(visitor, width, "desk-password");
        await page.GotoAsync("/desk/account/second-factor");
        await LookAsync(visitor, width, "desk-second-factor");
        await page.GotoAsync("/desk/sign-out");
        await LookAsync(visitor, width, "desk-sign-out");
        await page.ClickAsync("main button[type=submit]");

        await SignInAsync(page, "ding", AccountSite.Password);
        await LookAsync(visitor, width, "desk-first-password");

        await page.GotoAsync("/my/register");
        await LookAsync(visitor, width, "my-register");
        await page.GotoAsync("/my/sign-in");
        await LookAsync(visitor, width, "my-sign-in");
    }

    private static async Task SignInAsync(IPage page, string userName, string password)
    {
        await page.FillAsync("#UserName", userName);
        await page.FillAsync("#Password", password);
        await page.ClickAsync("button[type=submit]");
    }

    private static async Task LookAsync(Visitor visitor, int width, string name)
    {
        await visitor.ShootAsync(string.Create(CultureInfo.InvariantCulture, $"account-{name}-{width}"));
        await AxeChecks.FindNothingAsync(visitor);
        Assert.True(await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, name);
    }
}
