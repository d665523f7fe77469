using System.Text;
using Microsoft.Playwright;
using Portal.Domain.Access;
using Portal.Tests.Cms.Media;
using Portal.Tests.Cms.Search;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Browser;

/// <summary>The media room and the search in a real browser.</summary>
public sealed class MediaPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Editor_uploads_with_the_script_and_the_pages_are_whole(int width)
    {
        await using var site = await DeskSite.StartAsync();
        var editor = await site.AddOfficerAsync("编辑甲", site.Seeds.FireBureau, StaffRoles.Editor);
        await using var visitor = await chromium.VisitAsync(site.App.Address, width);
        var page = visitor.Page;
        await visitor.GoAsync("/desk/sign-in");
        await page.FillAsync("[name=UserName]", editor.Member.UserName);
        await page.FillAsync("[name=Password]", AccountSite.Password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));

        await visitor.GoAsync("/desk/media");
        await page.SetInputFilesAsync("#Files", [new FilePayload { Name = "井口.svg", MimeType = "image/svg+xml", Buffer = Encoding.UTF8.GetBytes(LibraryOf.Drawing) }, new FilePayload { Name = "照片.jpg", MimeType = "image/jpeg", Buffer = LibraryOf.Jpeg(900, 600) }]);
        await page.FillAsync("#AltText", "井口");
        await page.ClickAsync("[data-media-upload] button[type=submit]");
        await page.WaitForURLAsync(url => url.Contains("taken=2", StringComparison.Ordinal));
        await page.EvaluateAsync("() => Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode(); }))");
        await LookAsync(visitor, $"desk-media-{width}");

        await page.ClickAsync("text=照片.jpg");
        await page.WaitForSelectorAsync("[data-focus] img");
        await page.ClickAsync("[data-focus] img", new PageClickOptions { Position = new Position { X = 2, Y = 2 } });
        Assert.InRange(int.Parse(await page.InputValueAsync("#FocalX"), System.Globalization.CultureInfo.InvariantCulture), 0, 3);
        await LookAsync(visitor, $"desk-media-file-{width}");
        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.ForeignRequests);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Search_is_whole_and_offers_titles(int width)
    {
        await using var app = await PortalApp.StartAsync();
        var seeds = new ContentSeeds(app);
        await seeds.DefineAsync();
        await seeds.PublishAsync("有限空间作业，先通风再检测", "<p>下井之前先通风，再检测，最后作业。没有检测合格，谁也不能下去。</p>");
        await seeds.PublishAsync("班组早会怎么讲", "<p>讲一个风险点：有限空间里出了事，不能跟着下去救人。</p>");
        await using var visitor = await chromium.VisitAsync(app.Address, width);

        await visitor.GoAsync("/search?q=" + Uri.EscapeDataString("有限空间"));
        Assert.Equal(2, await visitor.Page.Locator(".items > li").CountAsync());
        await LookAsync(visitor, $"search-{width}");
        await visitor.Page.FillAsync("#q", "班组");
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('#titles option')?.value === '班组早会怎么讲'");
        await visitor.GoAsync("/search?q=" + Uri.EscapeDataString("没有这个词"));
        await LookAsync(visitor, $"search-none-{width}");
        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.ForeignRequests);
        Assert.Empty(await visitor.Context.CookiesAsync());
    }

    private static async Task LookAsync(Visitor visitor, string name)
    {
        await visitor.ShootAsync(name);
        await AxeChecks.FindNothingAsync(visitor);
        Assert.False(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), name);
    }
}
