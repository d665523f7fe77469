using Microsoft.Playwright;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Browser;

/// <summary>The desk warns before a session goes idle and keeps a half-typed note, in a real browser whose clock the test moves together with the site's.</summary>
public sealed class DeskSessionTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Typed = "下午去过一次，门还锁着，";

    [Fact]
    public async Task Half_typed_note_is_warned_of_kept_and_back_after_signing_in()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer);
        await using var visitor = await chromium.VisitAsync(site.App.Address);
        var page = visitor.Page;
        await page.Clock.InstallAsync();
        await SignInAsync(visitor, officer.Member.UserName);
        await visitor.GoAsync($"/desk/cases/{filed.Id}");
        var kept = page.WaitForResponseAsync(answer => answer.Url.Contains("handler=Keep", StringComparison.Ordinal));
        await page.FillAsync("#AddNote-Text", Typed);
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(204, (await kept).Status);

        await AdvanceAsync(TimeSpan.FromMinutes(17));
        var warning = page.GetByRole(AriaRole.Alertdialog);
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await Assertions.Expect(warning).ToContainTextAsync("再过 3 分钟");
        await Assertions.Expect(warning.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await visitor.ShootAsync("desk-session-warning-1440");
        await AxeChecks.FindNothingAsync(visitor);
        await warning.GetByRole(AriaRole.Button, new() { Name = "继续" }).ClickAsync();
        await Assertions.Expect(warning).ToBeHiddenAsync();

        await AdvanceAsync(TimeSpan.FromMinutes(17));
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await AdvanceAsync(TimeSpan.FromMinutes(4));
        await page.WaitForURLAsync(url => url.Contains("/desk/sign-in", StringComparison.Ordinal));
        await Assertions.Expect(page.GetByText("登录已经结束")).ToBeVisibleAsync();
        await SignInAsync(visitor, officer.Member.UserName, go: false);
        Assert.EndsWith($"/desk/cases/{filed.Id}", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#AddNote-Text")).ToHaveValueAsync(Typed);
        await Assertions.Expect(page.GetByText("这是你上次没写完的字")).ToBeVisibleAsync();
        Assert.Equal("[0,0]", await page.EvaluateAsync<string>("() => JSON.stringify([localStorage.length, sessionStorage.length])"));
        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.ForeignRequests);

        async Task AdvanceAsync(TimeSpan by)
        {
            site.App.Time.Advance(by);
            await page.Clock.FastForwardAsync((long)by.TotalMilliseconds);
        }
    }

    [Fact]
    public async Task Without_script_a_form_that_came_too_late_leads_to_the_sign_in_and_back_with_its_text()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer);
        await using var visitor = await chromium.VisitAsync(site.App.Address, 390, javaScript: false);
        var page = visitor.Page;
        await SignInAsync(visitor, officer.Member.UserName);
        await visitor.GoAsync($"/desk/cases/{filed.Id}");
        await page.FillAsync("#WriteToReporter-Text", Typed);
        site.App.Time.Advance(TimeSpan.FromMinutes(21));
        await page.ClickAsync("text=/^发送$/");
        await Assertions.Expect(page.GetByText("你刚才写的字没有发出")).ToBeVisibleAsync();
        await visitor.ShootAsync("desk-unsent-390");
        await SignInAsync(visitor, officer.Member.UserName, go: false);
        await Assertions.Expect(page.Locator("#WriteToReporter-Text")).ToHaveValueAsync(Typed);
        await Assertions.Expect(page.Locator(".talk")).ToHaveCountAsync(0);
    }

    [Fact]
    public void Script_is_small() => Assert.InRange(new FileInfo(Repository.Folder("Portal.Web", "wwwroot", "js", "desk-session.js")).Length, 1, 6 * 1024);

    private static async Task SignInAsync(Visitor visitor, string userName, bool go = true)
    {
        if (go)
        {
            await visitor.GoAsync("/desk/sign-in");
        }

        await visitor.Page.FillAsync("[name=UserName]", userName);
        await visitor.Page.FillAsync("[name=Password]", AccountSite.Password);
        await visitor.Page.ClickAsync("main button[type=submit]");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}
