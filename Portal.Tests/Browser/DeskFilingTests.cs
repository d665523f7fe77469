using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Tests.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Desk;
using UglyToad.PdfPig;

namespace Portal.Tests.Browser;

/// <summary>A clerk takes down a call in a real browser: the form, its mistakes, the receipt read aloud and printed on one page, and the page that shows it no more.</summary>
public sealed class DeskFilingTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Clerk_takes_down_a_call_and_hands_the_receipt_over(int width)
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        await site.TakeReportsAsync();
        await using var visitor = await SignInAsync(site, officer, width);
        var page = visitor.Page;

        await visitor.GoAsync("/desk/filing");
        await WholeAsync(visitor, $"filing-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "封存，出回执" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await WholeAsync(visitor, $"filing-mistakes-{width}");

        await page.GetByText("电话 12350").ClickAsync();
        await page.GetByLabel("对方的原话").FillAsync("污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。");
        await page.GetByLabel("属于哪个行业？").SelectOptionAsync("工贸");
        await page.GetByLabel("主要是哪一类隐患？").SelectOptionAsync("测试通道");
        await page.GetByLabel("区县").SelectOptionAsync("测试区");
        await page.GetByLabel("地址，或怎么找到").FillAsync("示例路 18 号厂区西北角");
        await page.Locator("#Files").SetInputFilesAsync(Path.Combine(Repository.Folder("Portal.Tests"), "Vectors", "photos", "phone-1.jpg"));
        await page.GetByRole(AriaRole.Button, new() { Name = "上传选好的文件" }).ClickAsync();
        await Assertions.Expect(page.GetByText("附件 1.jpg", new() { Exact = true }).First).ToBeVisibleAsync();
        Assert.Equal("示例路 18 号厂区西北角", await page.GetByLabel("地址，或怎么找到").InputValueAsync());
        await page.GetByText("念过了，对方说是").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "核对一遍" }).Last.ClickAsync();
        await Assertions.Expect(page.GetByText("示例消防局的 2 名承办人员")).ToBeVisibleAsync();
        await WholeAsync(visitor, $"filing-checked-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "封存，出回执" }).ClickAsync();

        var groups = await page.Locator(".key li").AllInnerTextsAsync();
        Assert.Equal(6, groups.Count);
        Assert.True(Receipt.TryParse(string.Concat(groups), out var receipt, out _));
        Assert.Equal(receipt.ToDigitGroups(), await page.Locator(".spell").First.Locator("b").AllInnerTextsAsync());
        await WholeAsync(visitor, $"filing-receipt-{width}");
        await OnOnePageAsync(page, receipt, $"filing-print-{width}");

        await page.GetByText("电话里念的，对方记下了").ClickAsync();
        await page.GetByLabel("第 2 组").FillAsync(receipt.ToDigitGroups()[1]);
        await page.GetByLabel("第 5 组").FillAsync(receipt.ToDigitGroups()[4]);
        await page.GetByRole(AriaRole.Button, new() { Name = "交到了，关上" }).ClickAsync();
        await Assertions.Expect(page.GetByText("回执已经关上")).ToBeVisibleAsync();
        await WholeAsync(visitor, $"filing-kept-{width}");
        Assert.DoesNotContain(groups[1], await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Requests, url => groups.Any(group => url.Contains(group, StringComparison.OrdinalIgnoreCase)));

        var report = await site.Seeds.ReadAsync(db => db.Reports.AsNoTracking().SingleAsync());
        await visitor.GoAsync($"/desk/cases/{report.Id}");
        await Assertions.Expect(page.GetByText("由工作人员代为记下")).ToBeVisibleAsync();
        await WholeAsync(visitor, $"filing-case-{width}");
        Assert.Empty(visitor.ForeignRequests);
    }

    [Fact]
    public async Task Keyboard_walks_the_form_in_the_order_in_which_a_caller_speaks_and_enter_seals_nothing()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("值班员", site.Seeds.DutyDesk);
        await site.TakeReportsAsync();
        await using var visitor = await SignInAsync(site, officer, 1440);
        await visitor.GoAsync("/desk/filing");
        await visitor.Page.Locator("input[name=Channel]").First.FocusAsync();
        var seen = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            seen.Add(await visitor.Page.EvaluateAsync<string>("() => document.activeElement.name || ''"));
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        string[] order = ["Channel", "DangerNow", "What", "Industry", "Hazard", "Since", "Insider", "District", "Township", "Address", "Enterprise", "Files", "Named", "WantsReward", "CityOnly", "Truthful"];
        Assert.Equal(order, seen.Where(order.Contains).Distinct());
        await visitor.Page.FillAsync("#Enterprise", "示例甲");
        await visitor.Page.PressAsync("#Enterprise", "Enter");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.Reports.CountAsync()));
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task File_with_a_find_is_kept_apart(int width)
    {
        await using var site = await DeskSite.StartAsync(settings: new Dictionary<string, string> { ["Portal:Scan:Clamd"] = "/nowhere/clamd.sock" });
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        StoredAttachment[] files =
        [
            await CasePagesTests.SealAsync(site, "bad", AttachmentKind.Pdf, "pdf") with { Scan = new ScanVerdict(ScanOutcome.Found, "Win.Test.EICAR_HDB-1") },
            await CasePagesTests.SealAsync(site, "?", AttachmentKind.Original, "zip") with { Scan = ScanVerdict.Failed },
        ];
        var filed = await site.Seeds.FileAsync(new CaseSeed(site.Seeds.FireBureau) { Files = files }, officer);
        await using var visitor = await SignInAsync(site, officer, width);
        await visitor.GoAsync($"/desk/cases/{filed.Id}");
        await WholeAsync(visitor, $"scan-case-{width}");
        await visitor.GoAsync($"/desk/cases/{filed.Id}/attachments/1");
        await WholeAsync(visitor, $"scan-danger-{width}");
        var administrator = await site.AddOfficerAsync("系统管理员", site.Seeds.FireBureau, global::Portal.Domain.Access.StaffRoles.SystemAdministrator);
        await using var other = await SignInAsync(site, administrator, width);
        await other.GoAsync("/desk/system/scan");
        await WholeAsync(other, $"scan-state-{width}");
    }

    private static async Task WholeAsync(Visitor visitor, string name)
    {
        await visitor.ShootAsync(name);
        await AxeChecks.FindNothingAsync(visitor);
        Assert.False(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), name);
        Assert.DoesNotContain(visitor.Complaints, complaint => !complaint.Contains("status of 422", StringComparison.Ordinal));
    }

    /// <summary>What the printer gets: one A4 with the receipt and the proof, and not a word of the clerk's aids.</summary>
    private static async Task OnOnePageAsync(IPage page, Receipt receipt, string name)
    {
        var file = Path.Combine(Directory.CreateDirectory(Repository.Folder("shots")).FullName, name + ".pdf");
        var bytes = await page.PdfAsync(new PagePdfOptions { Path = file, PreferCSSPageSize = true, PrintBackground = true });
        using var pdf = PdfDocument.Open(bytes);
        Assert.Equal(1, pdf.NumberOfPages);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.ChangeExtension(file, ".png"), FullPage = true });
        var printed = await page.Locator("body").InnerTextAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Null });
        Assert.All(receipt.Groups, group => Assert.Contains(group, printed, StringComparison.Ordinal));
        Assert.Contains("收件凭证", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("电话里这样念", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("你看得见回执", printed, StringComparison.Ordinal);
    }

    private async Task<Visitor> SignInAsync(DeskSite site, Officer officer, int width)
    {
        var visitor = await chromium.VisitAsync(site.App.Address, width);
        await visitor.GoAsync("/desk/sign-in");
        await visitor.Page.FillAsync("[name=UserName]", officer.Member.UserName);
        await visitor.Page.FillAsync("[name=Password]", AccountSite.Password);
        await visitor.Page.ClickAsync("main button[type=submit]");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return visitor;
    }
}
