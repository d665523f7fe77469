using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>A citizen reports with three phone photos, as a person would: on a phone without script, on a computer, with the keyboard only.</summary>
public sealed class CitizenReportTests(PortalOnSqlite fixture, Chromium chromium) : IClassFixture<PortalOnSqlite>, IClassFixture<Chromium>
{
    private static readonly string[] Photos =
        [.. ((string[])["phone-1.jpg", "phone-2.jpg", "phone-3.heic"]).Select(name => Path.Combine(Repository.Folder("Portal.Tests"), "Vectors", "photos", name))];

    [Theory]
    [InlineData(390, "")]
    [InlineData(320, "")]
    [InlineData(1440, "")]
    [InlineData(390, "/elder")]
    public async Task Citizen_without_script_files_with_photos_and_follows_up(int width, string mode)
    {
        await TestCity.OfAsync(fixture.App);
        await using var visitor = await chromium.VisitAsync(fixture.App.Address, width, javaScript: false);
        var page = visitor.Page;
        var name = $"report-{width}{mode.Replace('/', '-')}";

        await visitor.GoAsync(mode + "/report");
        await visitor.ShootAsync(name + "-1");
        await NothingSticksOutAsync(page, width);
        fixture.App.Time.Advance(TimeSpan.FromSeconds(30));
        await page.GetByLabel("属于哪个行业？").SelectOptionAsync("工贸");
        await page.GetByText("有限空间", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByLabel("发生了什么？").FillAsync("污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。");
        await page.Locator($"input[name=human_choice][value='{HumanAnswers.RightChoice(await page.ContentAsync())}']").CheckAsync();
        await NextAsync(page);

        await page.GetByText("测试区", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByLabel("地址，或怎么找到").FillAsync("示例路 18 号厂区西北角");
        await page.GetByLabel("企业或单位名称").FillAsync("示例甲食品有限公司");
        await visitor.ShootAsync(name + "-2");
        await NothingSticksOutAsync(page, width);
        await NextAsync(page);

        await page.GetByLabel("选照片、视频、录音或文档").SetInputFilesAsync(Photos);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传选好的文件" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已收下 3 个")).ToBeVisibleAsync();
        await visitor.ShootAsync(name + "-3");
        await NothingSticksOutAsync(page, width);
        await NextAsync(page);

        await page.GetByLabel("要", new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await NextAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("至少 8 个字符");
        await visitor.ShootAsync(name + "-4");
        await NothingSticksOutAsync(page, width);
        await page.GetByLabel("领奖密码", new PageGetByLabelOptions { Exact = true }).FillAsync("石榴树下的三只猫");
        await page.GetByLabel("再写一遍").FillAsync("石榴树下的三只猫");
        await NextAsync(page);

        await Assertions.Expect(page.GetByText("谁会收到")).ToBeVisibleAsync();
        await visitor.ShootAsync(name + "-5");
        await NothingSticksOutAsync(page, width);
        await page.GetByText("我写的是我看到或有根据相信的事").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发送举报" }).ClickAsync();

        var groups = await page.Locator(".key li").AllInnerTextsAsync();
        Assert.Equal(6, groups.Count);
        await visitor.ShootAsync(name + "-6-receipt");
        await NothingSticksOutAsync(page, width);
        Assert.DoesNotContain(groups[0], page.Url, StringComparison.Ordinal);
        await page.GetByLabel("第 2 组").FillAsync(groups[1]);
        await page.GetByLabel("第 5 组").FillAsync("0000");
        await page.GetByRole(AriaRole.Button, new() { Name = "记好了" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("对不上");
        await page.GetByLabel("第 2 组").FillAsync(groups[1]);
        await page.GetByLabel("第 5 组").FillAsync(groups[4]);
        await page.GetByRole(AriaRole.Button, new() { Name = "记好了" }).ClickAsync();
        await visitor.ShootAsync(name + "-7-kept");

        await page.GetByRole(AriaRole.Link, new() { Name = "去查进度" }).ClickAsync();
        await page.GetByLabel("你的回执").FillAsync(string.Join(' ', groups).ToLowerInvariant());
        await visitor.ShootAsync(name + "-8-follow");
        await NothingSticksOutAsync(page, width);
        await page.GetByRole(AriaRole.Button, new() { Name = "查进度" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "等待受理" })).ToBeVisibleAsync();
        await page.GetByLabel("给承办人员写几句").FillAsync("补一张照片，周三上午拍的。");
        await page.Locator("#Files").SetInputFilesAsync(Photos[0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();
        await Assertions.Expect(page.GetByText("附件 4.jpg")).ToBeVisibleAsync();
        await visitor.ShootAsync(name + "-9-case");
        await NothingSticksOutAsync(page, width);
        await page.GetByRole(AriaRole.Button, new() { Name = "看完了，退出" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已经退出")).ToBeVisibleAsync();

        Assert.Empty(await visitor.Context.CookiesAsync());
        Assert.Empty(visitor.ForeignRequests);
        Assert.DoesNotContain(visitor.Requests, url => groups.Any(group => url.Contains(group, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task With_script_the_check_solves_itself_and_axe_finds_nothing_on_any_step()
    {
        await TestCity.OfAsync(fixture.App);
        await using var visitor = await chromium.VisitAsync(fixture.App.Address, 390);
        var page = visitor.Page;
        await visitor.GoAsync("/report");
        await AxeChecks.FindNothingAsync(visitor);
        await NextAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visitor.ShootAsync("report-error-390");
        await AxeChecks.FindNothingAsync(visitor);
        await page.GetByLabel("属于哪个行业？").SelectOptionAsync("工贸");
        await page.GetByText("有限空间", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByLabel("发生了什么？").FillAsync("污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-human-proof]') === null || document.querySelector('[data-human-proof]').value !== ''");
        await NextAsync(page);
        await page.GetByText("测试区", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByLabel("地址，或怎么找到").FillAsync("示例路 18 号厂区西北角");
        await AxeChecks.FindNothingAsync(visitor);
        await NextAsync(page);
        await AxeChecks.FindNothingAsync(visitor);
        await NextAsync(page);
        await AxeChecks.FindNothingAsync(visitor);
        await NextAsync(page);
        await AxeChecks.FindNothingAsync(visitor);
        await page.GetByText("我写的是我看到或有根据相信的事").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发送举报" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "举报回执" })).ToBeVisibleAsync();
        await AxeChecks.FindNothingAsync(visitor);
        var groups = await page.Locator(".key li").AllInnerTextsAsync();
        await visitor.GoAsync("/report/follow-up");
        await AxeChecks.FindNothingAsync(visitor);
        await page.GetByLabel("你的回执").FillAsync(string.Concat(groups));
        await page.GetByRole(AriaRole.Button, new() { Name = "查进度" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "等待受理" })).ToBeVisibleAsync();
        await AxeChecks.FindNothingAsync(visitor);

        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.ForeignRequests);
        Assert.Empty(await visitor.Context.CookiesAsync());
        Assert.Equal("0,0", await page.EvaluateAsync<string>("() => localStorage.length + ',' + sessionStorage.length"));
    }

    [Fact]
    public async Task Keyboard_alone_reaches_the_next_step()
    {
        await TestCity.OfAsync(fixture.App);
        await using var visitor = await chromium.VisitAsync(fixture.App.Address, 1440, javaScript: false);
        var page = visitor.Page;
        await visitor.GoAsync("/report");
        fixture.App.Time.Advance(TimeSpan.FromSeconds(30));
        var choice = HumanAnswers.RightChoice(await page.ContentAsync());
        await TabToAsync(page, "#Industry");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "input[name=Hazard]");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "#What");
        await page.Keyboard.TypeAsync("污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。");
        await TabToAsync(page, "input[name=human_choice]");
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < choice[0] - '0'; i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await TabToAsync(page, "button[value=next]:not(.hide)");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "在哪里，哪家企业" })).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await page.Locator(":focus").CountAsync() > 0 && await page.Locator(selector + ":focus").CountAsync() > 0)
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key never reaches {selector}.");
    }

    private static Task NextAsync(IPage page) => page.Locator("button[value=next]:not(.hide)").ClickAsync();

    /// <summary>Nothing is wider than the screen: no page scrolls sideways.</summary>
    private static async Task NothingSticksOutAsync(IPage page, int width)
    {
        var box = await page.Locator("body").BoundingBoxAsync();
        Assert.True(box!.Width <= width, $"The page is {box.Width} wide on a screen of {width}.");
        var wide = await page.Locator("main *:visible").EvaluateAllAsync<string[]>(
            "(all) => all.filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('.tbl,.hide,.skip') && !e.matches('.hide,.hide *')).map(e => e.outerHTML.slice(0, 120))");
        Assert.Empty(wide);
    }
}
