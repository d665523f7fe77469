using global::Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Talk;

namespace Portal.Tests.Browser;

/// <summary>Asking, subscribing and a quiz in a real browser without script; and every page of these rooms under axe, on a telephone and on a wide screen.</summary>
public sealed class PublicTalkTests(TalkOnSqlite site, Chromium chromium) : IClassFixture<TalkOnSqlite>, IClassFixture<Chromium>
{
    private static readonly string[] Public = ["/ask", "/ask/progress", "/ask/answers", "/ask/answers?q=nothing", "/subscribe", "/quizzes", "/quizzes/quiz-2026-winter", "/leave?to=x&s=y"];

    private static readonly string[] Desk = ["/desk/questions", "/desk/inspection", "/desk/reading", "/desk/quizzes"];

    [Fact]
    public async Task Citizen_asks_without_script_and_every_page_passes_axe_on_telephone_and_screen()
    {
        await TalkSamples.FillAsync(site);
        await using (var citizen = await chromium.VisitAsync(site.App.Address, 390, javaScript: false))
        {
            var page = citizen.Page;
            await citizen.GoAsync("/ask");
            await page.GetByLabel("燃气").CheckAsync();
            await page.GetByLabel("一句话说清要问什么").FillAsync("瓶装气能不能放阳台");
            await page.GetByLabel("具体说一说").FillAsync("家里用瓶装液化气，想放在阳台上，行不行？");
            site.App.Time.Advance(TimeSpan.FromSeconds(40));
            await page.Locator($"input[name=human_choice][value='{HumanAnswers.RightChoice(await page.ContentAsync())}']").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "发送咨询" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "咨询回执" })).ToBeVisibleAsync();
            await citizen.ShootAsync("talk-receipt-390");
            var code = string.Concat(await page.Locator(".key li").AllInnerTextsAsync());
            await page.GetByRole(AriaRole.Link, new() { Name = "查咨询答复" }).First.ClickAsync();
            await page.Locator("#Code").FillAsync(code);
            await page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
            await Assertions.Expect(page.GetByText("正在办")).ToBeVisibleAsync();
            await citizen.ShootAsync("talk-progress-390");
        }

        await using var narrow = await chromium.VisitAsync(site.App.Address, 390);
        await LookAsync(narrow, [.. Public, "/ask/answers/" + await TalkSamples.AnswerAsync(site), "/elder/ask"], 390, withAxe: true);
        Assert.Empty(narrow.ForeignRequests);
        Assert.Empty(await narrow.Context.CookiesAsync());
        await using var wide = await chromium.VisitAsync(site.App.Address, 1440);
        await LookAsync(wide, ["/ask", "/ask/answers", "/subscribe", "/quizzes/quiz-2026-winter"], 1440, withAxe: false);
    }

    [Fact]
    public async Task Desk_pages_pass_axe_on_telephone_and_screen()
    {
        await TalkSamples.FillAsync(site);
        var chief = await site.PersonAsync("浏览器总编", StaffRoles.ChiefEditor);
        var id = await site.OnDatabaseAsync(db => db.PublicQuestions.OrderBy(q => q.AskedOn).Select(q => q.Id).FirstAsync());
        await using var visitor = await chromium.VisitAsync(site.App.Address);
        await visitor.GoAsync("/desk/sign-in");
        await visitor.Page.Locator("#UserName").FillAsync(chief);
        await visitor.Page.Locator("#Password").FillAsync(AccountSite.Password);
        await visitor.Page.Locator("form button[type=submit]").First.ClickAsync();
        await visitor.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        string[] pages = [.. Desk, $"/desk/questions/{id}"];
        await LookAsync(visitor, pages, 1440, withAxe: true);
        await visitor.Page.SetViewportSizeAsync(390, 844);
        await LookAsync(visitor, pages, 390, withAxe: false);
    }

    private static async Task LookAsync(Visitor visitor, IEnumerable<string> paths, int width, bool withAxe)
    {
        foreach (var path in paths)
        {
            await visitor.GoAsync(path);
            await visitor.ShootAsync($"talk{path}-{width}".Replace('/', '-').Replace('?', '-').Replace('&', '-'));
            if (withAxe)
            {
                await AxeChecks.FindNothingAsync(visitor);
            }

            var excess = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(excess <= 0, $"{path} is {excess} px too wide at {width}");
        }
    }
}
