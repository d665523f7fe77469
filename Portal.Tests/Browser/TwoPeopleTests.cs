using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>
/// The site's main job as two people do it: a citizen with three phone photos (one HEIC) on a 390 px screen without script, an officer of the sample
/// city on 1440 px; answer, follow-up, second attachment, close.
/// </summary>
public sealed class TwoPeopleTests(PortalWithSampleCity fixture, Chromium chromium) : IClassFixture<PortalWithSampleCity>, IClassFixture<Chromium>
{
    private static readonly string Folder = Path.Combine(Repository.Folder("Portal.Tests"), "Vectors", "photos");

    [Fact]
    public async Task Citizen_and_officer_write_to_each_other_through_a_sealed_report()
    {
        var app = fixture.App;
        await using var citizen = await chromium.VisitAsync(app.Address, 390, javaScript: false);
        await using var officer = await chromium.VisitAsync(app.Address, 1440);
        var groups = await FileAsync(app, citizen.Page);

        var desk = officer.Page;
        await officer.GoAsync("/desk");
        await desk.GetByLabel("账号").FillAsync("shili1");
        await desk.GetByLabel("密码", new PageGetByLabelOptions { Exact = true }).FillAsync("shili1-yangben-mima");
        await desk.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await officer.GoAsync("/desk/cases");
        await officer.ShootAsync("journey-1-cases");
        await desk.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(desk.GetByText("只有一根绳子")).ToBeVisibleAsync();
        await Assertions.Expect(desk.GetByText("示例甲食品有限公司")).ToBeVisibleAsync();
        await ShowPicturesAsync(desk, 3);
        await officer.ShootAsync("journey-2-case");
        await AxeChecks.FindNothingAsync(officer);

        await ActAsync(desk, "受理", "受理这件举报", "你的举报已受理，我们后天去现场。");
        await WriteAsync(desk, "请问清淤的人是本厂职工，还是外面请来的？");

        var phone = citizen.Page;
        await OpenAsync(phone, groups);
        await Assertions.Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "核查中", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByText("外面请来的？")).ToBeVisibleAsync();
        await phone.GetByLabel("给承办人员写几句").FillAsync("是外面请来的，两个人。");
        await phone.Locator("#Files").SetInputFilesAsync(Path.Combine(Folder, "phone-2.jpg"));
        await phone.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();
        await Assertions.Expect(phone.GetByText("附件 4.jpg")).ToBeVisibleAsync();
        await citizen.ShootAsync("journey-3-follow-up");

        await officer.GoAsync("/desk/cases");
        await Assertions.Expect(desk.GetByText("举报人来信")).ToBeVisibleAsync();
        await desk.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(desk.GetByText("是外面请来的，两个人。")).ToBeVisibleAsync();
        await ShowPicturesAsync(desk, 4);
        await officer.ShootAsync("journey-4-case");
        await ActAsync(desk, "结案", "结案，并发出答复", "现场属实，企业已停工整改，责令限期改正。谢谢你。");

        await OpenAsync(phone, groups);
        await Assertions.Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "已结案" })).ToBeVisibleAsync();
        await citizen.ShootAsync("journey-5-closed");

        Assert.Empty(await citizen.Context.CookiesAsync());
        Assert.Empty(citizen.ForeignRequests);
        Assert.Empty(officer.ForeignRequests);
        Assert.Empty(officer.Complaints);
    }

    private static async Task<string> FileAsync(PortalApp app, IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "开始举报" }).ClickAsync();
        app.Time.Advance(TimeSpan.FromSeconds(30));
        await page.GetByLabel("属于哪个行业？").SelectOptionAsync("工贸");
        await page.GetByText("有限空间", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByLabel("发生了什么？").FillAsync("污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。");
        await page.Locator($"input[name=human_choice][value='{HumanAnswers.RightChoice(await page.ContentAsync())}']").CheckAsync();
        await NextAsync(page);
        await page.GetByText("示例区", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByLabel("地址，或怎么找到").FillAsync("示例路 18 号厂区西北角");
        await page.GetByLabel("企业或单位名称").FillAsync("示例甲食品有限公司");
        await NextAsync(page);
        await page.Locator("#Files").SetInputFilesAsync([.. ((string[])["phone-1.jpg", "phone-2.jpg", "phone-3.heic"]).Select(name => Path.Combine(Folder, name))]);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传选好的文件" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已收下 3 个")).ToBeVisibleAsync();
        await NextAsync(page);
        await NextAsync(page);
        await Assertions.Expect(page.GetByText("示例区应急管理局")).ToBeVisibleAsync();
        await page.GetByText("我写的是我看到或有根据相信的事").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发送举报" }).ClickAsync();
        return string.Join('-', await page.Locator(".key li").AllInnerTextsAsync());
    }

    private static async Task OpenAsync(IPage page, string receipt)
    {
        await page.GotoAsync("/report/follow-up");
        await page.GetByLabel("你的回执").FillAsync(receipt);
        await page.GetByRole(AriaRole.Button, new() { Name = "查进度" }).ClickAsync();
    }

    private static async Task ActAsync(IPage desk, string act, string button, string words)
    {
        var step = desk.Locator("details").Filter(new LocatorFilterOptions { Has = desk.GetByText(act, new PageGetByTextOptions { Exact = true }) });
        await step.Locator("summary").ClickAsync();
        await step.Locator("textarea").FillAsync(words);
        await step.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Assertions.Expect(desk.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage desk, string words)
    {
        var form = desk.Locator("form").Filter(new LocatorFilterOptions { Has = desk.GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }) });
        await form.Locator("textarea").FillAsync(words);
        await form.GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.GetByText(words)).ToBeVisibleAsync();
    }

    private static async Task ShowPicturesAsync(IPage desk, int count)
    {
        await desk.EvaluateAsync("() => Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode().catch(() => 0); }))");
        var seen = await desk.EvaluateAsync<int>("() => [...document.images].filter(i => i.naturalWidth > 100).length");
        Assert.Equal(count, seen);
    }

    private static Task NextAsync(IPage page) => page.Locator("button[value=next]:not(.hide)").ClickAsync();
}

/// <summary>The site as <c>dotnet run</c> starts it: with the sample city and its staff.</summary>
public sealed class PortalWithSampleCity : PortalFixture
{
    protected override Task<PortalAppOptions?> OptionsAsync() => Task.FromResult<PortalAppOptions?>(new PortalAppOptions { SampleData = true });
}
