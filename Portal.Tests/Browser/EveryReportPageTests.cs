using Microsoft.Playwright;
using Portal.Tests.Support;
using Portal.Tests.Web.Look;

namespace Portal.Tests.Browser;

/// <summary>Check 25 on each page of a report, mistakes included: both languages, standard and elder, light and dark, each of them once.</summary>
public sealed class EveryReportPageTests(PortalOnSqlite fixture, LookSite look, Chromium chromium) : IClassFixture<PortalOnSqlite>, IClassFixture<LookSite>, IClassFixture<Chromium>
{
    private static readonly string Photo = Path.Combine(Repository.Folder("Portal.Tests"), "Vectors", "photos", "phone-1.jpg");

    [Theory]
    [InlineData("", ColorScheme.Light)]
    [InlineData("/elder/en", ColorScheme.Dark)]
    public async Task Each_step_receipt_follow_up_and_certificate_is_fit_for_everybody(string prefix, ColorScheme colours)
    {
        await TestCity.OfAsync(fixture.App);
        await using var visitor = await chromium.VisitAsync(fixture.App.Address, 390, more: new BrowserNewContextOptions { ColorScheme = colours });
        var page = visitor.Page;
        var seen = new ReportPage(visitor, prefix, prefix.EndsWith("/en", StringComparison.Ordinal));

        await visitor.GoAsync(prefix + "/report");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-human-proof]').value !== ''");
        await seen.LookAsync("what");
        await NextAsync(page);
        await seen.LookAsync("what-mistakes");
        await page.Locator("#Industry").SelectOptionAsync("8");
        await page.Locator("input[name=Hazard]").First.CheckAsync();
        await page.Locator("#What").FillAsync("Men clean the sewage tank without fresh air, and nobody watches them from above.");
        await page.Locator("#Since").FillAsync("2027-01-01");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-human-proof]')?.value !== ''");
        await NextAsync(page);
        await seen.LookAsync("what-future");
        await page.Locator("#Since").FillAsync("last month");
        await NextAsync(page);
        await NextAsync(page);
        await seen.LookAsync("where-mistakes");
        await page.Locator("input[name=District]").First.CheckAsync();
        await page.Locator("#Address").FillAsync("18 Shili Road");
        await NextAsync(page);
        await seen.LookAsync("files");
        await page.Locator("#Files").SetInputFilesAsync([
            new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = await File.ReadAllBytesAsync(Photo) },
            new FilePayload { Name = "b.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4] },
        ]);
        await Assertions.Expect(page.Locator(".files > li button[value^='remove:']")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".files > li .err")).ToHaveCountAsync(1);
        await seen.LookAsync("files-one-broken");
        await NextAsync(page);
        await page.Locator("input[name=WantsReward][value='1']").CheckAsync();
        await NextAsync(page);
        await seen.LookAsync("contact-mistakes");
        await page.Locator("input[name=WantsReward][value='']").CheckAsync();
        await NextAsync(page);
        await seen.LookAsync("check");
        await page.Locator("button[value=city]").ClickAsync();
        await page.Locator("button[value=send]").ClickAsync();
        await seen.LookAsync("check-mistakes");
        await page.Locator("#Truthful").CheckAsync();
        await page.Locator("button[value=send]").ClickAsync();
        await seen.LookAsync("receipt");
        var groups = await page.Locator(".key li").AllInnerTextsAsync();
        var proof = await page.Locator(".slip dd code").AllInnerTextsAsync();
        await page.Locator("button[value=confirm]").ClickAsync();
        await seen.LookAsync("receipt-mistake");
        await page.Locator("#group2").FillAsync(groups[1]);
        await page.Locator("#group5").FillAsync(groups[4]);
        await page.Locator("button[value=confirm]").ClickAsync();
        await seen.LookAsync("kept");

        await visitor.GoAsync(prefix + "/report/follow-up");
        await seen.LookAsync("follow-up");
        await page.Locator("#Receipt").FillAsync("0000 0000");
        await page.Locator("main form button").First.ClickAsync();
        await seen.LookAsync("follow-up-mistake");
        await page.Locator("#Receipt").FillAsync(string.Concat(groups));
        await page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".rail")).ToBeVisibleAsync();
        await page.Locator("details.more > summary").First.ClickAsync();
        await page.Locator("#Text").FillAsync("It happens on Wednesdays.");
        await page.Locator("#Files").SetInputFilesAsync(Photo);
        await Assertions.Expect(page.Locator(".files > li button[value^='remove:']")).ToHaveCountAsync(1);
        await page.Locator("button[value=send]").ClickAsync();
        await seen.LookAsync("case");
        await page.Locator("button[value=send]").ClickAsync();
        await seen.LookAsync("case-mistake");
        fixture.App.Time.Advance(TimeSpan.FromMinutes(16));
        await page.Locator("button[value=look]").ClickAsync();
        await seen.LookAsync("follow-up-ended");

        await visitor.GoAsync(prefix + "/report/certificate");
        await page.Locator("main form button").First.ClickAsync();
        await seen.LookAsync("certificate-mistakes");
        await page.Locator("#Number").FillAsync(proof[1]);
        await page.Locator("#Day").FillAsync("2026-11-24");
        await page.Locator("#Fingerprint").FillAsync(proof[2]);
        await page.Locator("#Signature").FillAsync(proof[3]);
        await page.Locator("main form button").First.ClickAsync();
        await seen.LookAsync("certificate");
        await visitor.GoAsync(prefix + "/privacy");
        await seen.LookAsync("privacy");

        await visitor.GoAsync(prefix + "/report");
        fixture.App.Time.Advance(TimeSpan.FromHours(5));
        await page.WaitForFunctionAsync("() => document.querySelector('[data-human-proof]').value !== ''");
        await NextAsync(page);
        await seen.LookAsync("expired");
        Assert.Empty(visitor.ForeignRequests);
        Assert.Empty(await visitor.Context.CookiesAsync());
        Assert.DoesNotContain(visitor.Complaints, complaint => !complaint.Contains("status of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Closed_intake_and_errors_are_fit_for_everybody_and_in_english_when_asked()
    {
        await using var closed = await PortalApp.StartAsync();
        await using var visitor = await chromium.VisitAsync(closed.Address, 390);
        foreach (var prefix in (string[])["/en", "", "/elder/en"])
        {
            var seen = new ReportPage(visitor, prefix, prefix.EndsWith("/en", StringComparison.Ordinal));
            foreach (var (path, name) in ((string, string)[])[("/report", "closed"), ("/report/nowhere", "404")])
            {
                await visitor.GoAsync(prefix + path);
                await seen.LookAsync(name);
            }
        }

        await using var front = await chromium.VisitAsync(look.Client.BaseAddress!, 390);
        var errors = new ReportPage(front, "/en", shots: true);
        foreach (var path in (string[])["answers/400", "answers/413", "answers/429", "answers/503", "fails"])
        {
            await front.GoAsync("/en/report/" + path);
            await errors.LookAsync("error-" + path.Replace('/', '-'));
        }
    }

    private static Task NextAsync(IPage page) => page.Locator("button[value=next]:not(.hide)").ClickAsync();
}
