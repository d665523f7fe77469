using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using Microsoft.Playwright;
using Portal.Tests.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Desk;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Portal.Tests.Browser;

/// <summary>The desk in a real browser: what an officer sees, without one complaint of the content security policy, and axe finds nothing.</summary>
public sealed class DeskPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Case_list_and_case_are_whole(int width)
    {
        await using var site = await DeskSite.StartAsync();
        var (officer, filed) = await FullCaseAsync(site);
        await using var visitor = await VisitAsync(site, officer, width);

        foreach (var (name, path) in new[] { ("desk-cases", "/desk/cases"), ("desk-case", $"/desk/cases/{filed.Id}") })
        {
            await visitor.GoAsync(path);
            await visitor.Page.EvaluateAsync("() => Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode().catch(() => 0); }))");
            await visitor.ShootAsync($"{name}-{width}");
            await AxeChecks.FindNothingAsync(visitor);
            Assert.False(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), path);
        }

        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.ForeignRequests);
    }

    [Fact]
    public async Task Pdf_is_drawn_in_the_page()
    {
        await using var site = await DeskSite.StartAsync();
        var (officer, filed) = await FullCaseAsync(site);
        await using var visitor = await VisitAsync(site, officer, 1440);
        await visitor.GoAsync($"/desk/cases/{filed.Id}");

        await visitor.Page.ClickAsync(".pdf button");
        await visitor.Page.WaitForFunctionAsync("() => document.querySelectorAll('.pdf canvas').length === 2 && document.querySelector('.pdf [role=status]').textContent === ''");

        var drawn = await visitor.Page.EvaluateAsync<bool>(
            "() => [...document.querySelectorAll('.pdf canvas')].every(c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 !== 3 && v < 128))");
        Assert.True(drawn);
        await visitor.ShootAsync("desk-case-pdf");
        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.ForeignRequests);
    }

    [Fact]
    public async Task Officer_decides_and_answers_without_script()
    {
        await using var site = await DeskSite.StartAsync();
        var (officer, filed) = await FullCaseAsync(site);
        await using var visitor = await VisitAsync(site, officer, 390, javaScript: false);
        var page = visitor.Page;

        await visitor.GoAsync($"/desk/cases/{filed.Id}");
        await page.ClickAsync("summary >> text=不予受理");
        await page.ClickAsync("text=不予受理，并告诉举报人");
        Assert.Contains("请选择不予受理的原因", await page.TextContentAsync(".summary") ?? "", StringComparison.Ordinal);
        await visitor.ShootAsync("desk-case-refused-390");

        await page.ClickAsync("summary >> text=/^受理$/");
        await page.FillAsync("#Accept-Text", "这周去看。");
        await page.ClickAsync("text=受理这件举报");
        Assert.Contains("已受理", await page.TextContentAsync("[role=status]") ?? "", StringComparison.Ordinal);
        await page.FillAsync("#WriteToReporter-Text", "请问是几点锁的？");
        await page.ClickAsync("text=/^发送$/");
        Assert.Contains("请问是几点锁的？", await page.TextContentAsync(".talk") ?? "", StringComparison.Ordinal);
        await page.SelectOptionAsync("#Share-StaffId", new SelectOptionValue { Index = 1 });
        await page.ClickAsync("text=交给这位同事");
        Assert.Contains("核查员丙", await page.TextContentAsync("[aria-labelledby=openers] .list") ?? "", StringComparison.Ordinal);
        await visitor.ShootAsync("desk-case-after-390");
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task System_pages_are_whole(int width)
    {
        await using var site = await DeskSite.StartAsync();
        var administrator = await site.AddOfficerAsync("系统管理员", site.Seeds.FireBureau, StaffRoles.SystemAdministrator);
        await using var visitor = await VisitAsync(site, administrator, width);

        foreach (var room in (string[])["departments", "routing", "districts", "hazards", "mail"])
        {
            await visitor.GoAsync($"/desk/system/{room}");
            await visitor.ShootAsync($"desk-system-{room}-{width}");
            await AxeChecks.FindNothingAsync(visitor);
            Assert.False(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), room);
        }

        Assert.Empty(visitor.Complaints);
    }

    private async Task<Visitor> VisitAsync(DeskSite site, Officer officer, int width, bool javaScript = true)
    {
        var visitor = await chromium.VisitAsync(site.App.Address, width, javaScript);
        await visitor.GoAsync("/desk/sign-in");
        await visitor.Page.FillAsync("[name=UserName]", officer.Member.UserName);
        await visitor.Page.FillAsync("[name=Password]", AccountSite.Password);
        await visitor.Page.ClickAsync("main button[type=submit]");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return visitor;
    }

    private static async Task<(Officer Officer, FiledCase Case)> FullCaseAsync(DeskSite site)
    {
        var seeds = site.Seeds;
        var officer = await site.AddOfficerAsync("核查员甲", seeds.FireBureau);
        var second = await site.AddOfficerAsync("核查员乙", seeds.FireBureau);
        await site.AddOfficerAsync("核查员丙", seeds.FireBureau);
        var photo = await File.ReadAllBytesAsync(Repository.Folder("Portal.Tests", "Vectors", "photos", "phone-1.jpg"));
        StoredAttachment[] files =
        [
            await CasePagesTests.SealAsync(site, photo, AttachmentKind.Picture, "jpg"),
            await CasePagesTests.SealAsync(site, photo, AttachmentKind.Picture, "jpg"),
            await CasePagesTests.SealAsync(site, TwoPages(), AttachmentKind.Pdf, "pdf"),
            await CasePagesTests.SealAsync(site, "?", AttachmentKind.Original, "zip"),
        ];
        var filed = await seeds.FileAsync(
            new CaseSeed(seeds.FireBureau) { Files = files, What = "安全出口上了锁，晚上也不开。\n工人说钥匙在老板手里。", Urgency = Urgency.Urgent, DueOn = new DateOnly(2026, 11, 22) }, officer, second);
        await seeds.ReporterWritesAsync(filed, "今天又锁上了，门口还堆了箱子。", 5);
        await seeds.FileAsync(new CaseSeed(seeds.FireBureau) { DueOn = new DateOnly(2026, 11, 24) }, officer);
        await seeds.FileAsync(new CaseSeed(seeds.FireBureau) { DueOn = new DateOnly(2026, 11, 28) }, second);
        return (officer, filed);
    }

    private static byte[] TwoPages()
    {
        using var pdf = new PdfDocumentBuilder();
        var font = pdf.AddStandard14Font(Standard14Font.HelveticaBold);
        foreach (var text in (string[])["Emergency exit", "Locked at night"])
        {
            pdf.AddPage(PageSize.A4).AddText(text, 40, new UglyToad.PdfPig.Core.PdfPoint(60, 700), font);
        }

        return pdf.Build();
    }
}
