using System.Collections.Concurrent;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Check 25, last part: signed in as officer and as learner, elder mode on, in either language, a whole report carries no Cookie header and gets no Set-Cookie.</summary>
public sealed class NoCookieTests(PortalWithSampleCity fixture, Chromium chromium) : IClassFixture<PortalWithSampleCity>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Report_by_a_signed_in_browser_in_elder_mode_carries_no_cookie_either_way()
    {
        var app = fixture.App;
        await using var visitor = await chromium.VisitAsync(app.Address, 390);
        var page = visitor.Page;
        await visitor.GoAsync("/desk/sign-in");
        await page.GetByLabel("账号").FillAsync("shili1");
        await page.GetByLabel("密码", new PageGetByLabelOptions { Exact = true }).FillAsync("shili1-yangben-mima");
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "案件" })).ToBeVisibleAsync();
        await visitor.GoAsync("/my/register");
        await RegisterAsync(page);
        var cookies = await visitor.Context.CookiesAsync();
        Assert.Contains(cookies, c => c.Path == "/desk");
        Assert.Contains(cookies, c => c.Path == "/my");
        Assert.All(cookies, c => Assert.True(c.Path is "/desk" or "/my", $"{c.Name} has path {c.Path}"));

        var carried = new ConcurrentQueue<string>();
        var seen = new ConcurrentQueue<string>();
        visitor.Context.Response += async (_, answer) =>
        {
            var sent = await answer.Request.AllHeadersAsync();
            var got = await answer.AllHeadersAsync();
            seen.Enqueue(answer.Url);
            if (sent.ContainsKey("cookie") || got.ContainsKey("set-cookie"))
            {
                carried.Enqueue(answer.Url);
            }
        };

        await visitor.GoAsync("/elder/");
        await page.GetByRole(AriaRole.Link, new() { Name = "开始举报" }).ClickAsync();
        await page.GetByLabel("属于哪个行业？").SelectOptionAsync("工贸");
        await page.GetByText("有限空间", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByLabel("发生了什么？").FillAsync("污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-human-proof]').value !== ''");
        await NextAsync(page);
        await page.GetByText("示例区", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByLabel("地址，或怎么找到").FillAsync("示例路 18 号");
        await NextAsync(page);
        await page.Locator("#Files").SetInputFilesAsync(Path.Combine(Repository.Folder("Portal.Tests"), "Vectors", "photos", "phone-1.jpg"));
        await Assertions.Expect(page.GetByText("已收下 1 个")).ToBeVisibleAsync();
        await NextAsync(page);
        await NextAsync(page);
        await page.GetByText("我写的是我看到或有根据相信的事").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发送举报" }).ClickAsync();
        var groups = await page.Locator(".key li").AllInnerTextsAsync();
        await visitor.GoAsync("/elder/report/follow-up");
        await page.GetByLabel("你的回执").FillAsync(string.Concat(groups));
        await page.GetByRole(AriaRole.Button, new() { Name = "查进度" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "等待受理" })).ToBeVisibleAsync();

        foreach (var path in (string[])["/en/report", "/elder/en/report", "/en/report/follow-up", "/elder/en/report/certificate", "/en/privacy", "/en/learn", "/en/report/nowhere"])
        {
            await visitor.GoAsync(path);
        }

        await visitor.GoAsync("/en/report/follow-up");
        await page.GetByLabel("Your receipt").FillAsync(string.Concat(groups));
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waiting to be taken up" })).ToBeVisibleAsync();

        Assert.True(seen.Count > 20, "The report was watched.");
        Assert.Empty(carried);
    }

    private static async Task RegisterAsync(IPage page)
    {
        await page.GetByLabel("账号").FillAsync("xuexizhe1");
        await page.GetByLabel("怎么称呼你").FillAsync("学习者一");
        await page.Locator("input[type=password]").Nth(0).FillAsync("石榴树下三只花猫在睡午觉");
        await page.Locator("input[type=password]").Nth(1).FillAsync("石榴树下三只花猫在睡午觉");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-human-proof]') === null || document.querySelector('[data-human-proof]').value !== ''");
        await page.Locator("main form button[type=submit]").Last.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("register", StringComparison.Ordinal));
    }

    private static Task NextAsync(IPage page) => page.Locator("button[value=next]:not(.hide)").ClickAsync();
}
