using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Domain.Reporting;
using Portal.Tests.Web.Accounts;
using Portal.Web.Adapters.Jobs;

namespace Portal.Tests.Web.Desk;

/// <summary>What is half typed survives the end of a session, for its author alone, and is never sent by itself.</summary>
public sealed class UnsentTextTests
{
    private const string Typed = "ZQ7HALF 下午去过一次，门还锁着，";

    [Fact]
    public async Task Kept_text_is_sealed_fills_the_form_again_and_goes_when_it_is_sent()
    {
        await using var site = await DeskSite.StartAsync();
        var (officer, other, page) = await CaseAsync(site);
        var desk = await site.AsAsync(officer);
        Assert.Equal(HttpStatusCode.NoContent, (await KeepAsync(desk, page, Typed)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await KeepAsync(desk, page, Typed + "明天再去")).StatusCode);
        Assert.Empty(await site.App.FindOnDiskAsync("ZQ7HALF"));
        Assert.Equal(1, await CountAsync(site));
        Assert.DoesNotContain("ZQ7HALF", await (await site.AsAsync(other)).GetStringAsync(page), StringComparison.Ordinal);

        site.App.Time.Advance(TimeSpan.FromMinutes(21));
        Assert.Equal(HttpStatusCode.Redirect, (await desk.GetAsync(page)).StatusCode);
        var again = await (await site.AsAsync(officer)).GetStringAsync(page);
        Assert.Contains(Typed + "明天再去</textarea>", WebUtility.HtmlDecode(again), StringComparison.Ordinal);
        Assert.Contains("这是你上次没写完的字", again, StringComparison.Ordinal);
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.ReportEntries.CountAsync()));

        desk = await site.AsAsync(officer);
        using var sent = await desk.PostFormAsync(page, $"{page}?handler=AddNote", ("Text", Typed + "明天再去。"), ("EntryId", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(0, await CountAsync(site));
    }

    [Fact]
    public async Task Kept_text_that_comes_after_its_sending_is_not_kept_and_an_emptied_one_goes()
    {
        await using var site = await DeskSite.StartAsync();
        var (officer, _, page) = await CaseAsync(site);
        var desk = await site.AsAsync(officer);
        var entry = Guid.NewGuid().ToString();
        using var sent = await desk.PostFormAsync(page, $"{page}?handler=AddNote", ("Text", Typed), ("EntryId", entry));
        (await KeepAsync(desk, page, Typed, entry)).Dispose();
        Assert.Equal(0, await CountAsync(site));
        (await KeepAsync(desk, page, Typed)).Dispose();
        Assert.Equal(1, await CountAsync(site));
        (await KeepAsync(desk, page, "  ")).Dispose();
        Assert.Equal(0, await CountAsync(site));
    }

    [Fact]
    public async Task Text_of_a_case_that_is_not_the_officers_is_not_kept()
    {
        await using var site = await DeskSite.StartAsync();
        var (officer, _, page) = await CaseAsync(site);
        var stranger = await site.AddOfficerAsync("核查员丁", site.Seeds.HarbourBureau);
        var theirs = await site.Seeds.FileAsync(site.Seeds.HarbourBureau, stranger);
        using var refused = await (await site.AsAsync(officer)).PostFormAsync(page, $"/desk/cases/{theirs.Id}?handler=Keep&act=AddNote", ("Text", Typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(0, await CountAsync(site));
    }

    [Fact]
    public async Task Kept_text_goes_after_a_week()
    {
        await using var site = await DeskSite.StartAsync();
        var (officer, _, page) = await CaseAsync(site);
        (await KeepAsync(await site.AsAsync(officer), page, Typed)).Dispose();
        foreach (var (days, left) in new[] { (7, 1), (1, 0) })
        {
            site.App.Time.Advance(TimeSpan.FromDays(days));
            await using var scope = site.App.Services.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<SessionSweepJob>(scope.ServiceProvider).SweepAsync(CancellationToken.None);
            Assert.Equal(left, await CountAsync(site));
        }
    }

    [Fact]
    public async Task Form_sent_after_the_session_ended_carries_its_text_through_the_sign_in_and_sends_nothing()
    {
        await using var site = await DeskSite.StartAsync();
        var (officer, _, page) = await CaseAsync(site);
        var desk = await site.AsAsync(officer);
        var signIn = await SendDeadAsync(site, desk, page);
        Assert.DoesNotContain("ZQ7HALF", signIn, StringComparison.Ordinal);
        Assert.Contains("你刚才写的字没有发出", signIn, StringComparison.Ordinal);

        using var wrong = await SignInAsync(desk, signIn, officer, "not the password at all");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var once = await wrong.Content.ReadAsStringAsync();
        site.App.Time.Advance(TimeSpan.FromSeconds(5));
        using var right = await SignInAsync(desk, once, officer, AccountSite.Password);
        Assert.Equal((HttpStatusCode.Redirect, page), (right.StatusCode, right.Headers.Location?.ToString()));
        var html = WebUtility.HtmlDecode(await desk.GetStringAsync(page));
        Assert.Contains(Typed + "</textarea>", html, StringComparison.Ordinal);
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.ReportEntries.CountAsync()));
        Assert.Empty(await site.App.FindOnDiskAsync("ZQ7HALF"));
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_there_does_not_get_the_text()
    {
        await using var site = await DeskSite.StartAsync();
        var (officer, other, page) = await CaseAsync(site);
        var desk = await site.AsAsync(officer);
        var signIn = await SendDeadAsync(site, desk, page);
        using var signedIn = await SignInAsync(desk, signIn, other, AccountSite.Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.DoesNotContain("ZQ7HALF", WebUtility.HtmlDecode(await desk.GetStringAsync(page)), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(site));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8made-up")]
    public async Task Text_without_a_ticket_of_the_site_is_not_carried(string ticket)
    {
        await using var site = await DeskSite.StartAsync();
        using var form = new FormUrlEncodedContent([new("Ticket", ticket), new("Text", "injected into somebody's form")]);
        using var answer = await site.App.Client().PostAsync(new Uri("/desk/sign-in/unsent?returnUrl=https://evil.example/", UriKind.Relative), form);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("name=\"Carried\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("injected", html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_says_how_long_the_session_lasts()
    {
        await using var site = await DeskSite.StartAsync();
        var (officer, _, page) = await CaseAsync(site);
        Assert.Contains("20 分钟没有动作，登录会自动结束；最长 8 小时", await (await site.AsAsync(officer)).GetStringAsync(page), StringComparison.Ordinal);
    }

    private static async Task<(Officer Officer, Officer Other, string Page)> CaseAsync(DeskSite site)
    {
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var other = await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer, other);
        return (officer, other, $"/desk/cases/{filed.Id}");
    }

    private static Task<HttpResponseMessage> KeepAsync(HttpClient desk, string page, string text, string? entryId = null) =>
        desk.PostFormAsync(page, $"{page}?handler=Keep&act=AddNote", ("Text", text), ("EntryId", entryId ?? Guid.NewGuid().ToString()));

    private static Task<int> CountAsync(DeskSite site) => site.Seeds.ReadAsync(db => db.CaseScratches.CountAsync());

    /// <summary>Sends a note's form 21 minutes after it was shown, and follows to the sign-in as a browser does: with the same body.</summary>
    private static async Task<string> SendDeadAsync(DeskSite site, HttpClient desk, string page)
    {
        var html = await desk.GetStringAsync(page);
        var note = html[html.IndexOf("handler=AddNote", StringComparison.Ordinal)..];
        KeyValuePair<string, string>[] fields =
        [
            new("__form", WebUtility.HtmlDecode(Regex.Match(html, "name=\"__form\"[^>]*value=\"([^\"]+)\"").Groups[1].Value)),
            new("Ticket", WebUtility.HtmlDecode(Regex.Match(note, "name=\"Ticket\" value=\"([^\"]+)\"").Groups[1].Value)),
            new("Text", Typed),
            new("EntryId", Guid.NewGuid().ToString()),
        ];
        site.App.Time.Advance(TimeSpan.FromMinutes(21));
        using var first = new FormUrlEncodedContent(fields);
        using var sent = await desk.PostAsync(new Uri(page + "?handler=AddNote", UriKind.Relative), first);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, sent.StatusCode);
        using var second = new FormUrlEncodedContent(fields);
        using var shown = await desk.PostAsync(sent.Headers.Location, second);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        return await shown.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient desk, string html, Officer officer, string password)
    {
        string Hidden(string name) => WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{name}\"[^>]*value=\"([^\"]+)\"").Groups[1].Value);
        using var form = new FormUrlEncodedContent(
        [
            new("__form", Hidden("__form")), new("Carried", Hidden("Carried")), new("ReturnUrl", Hidden("ReturnUrl")),
            new("UserName", officer.Member.UserName), new("Password", password), new("Code", ""),
        ]);
        return await desk.PostAsync(new Uri("/desk/sign-in", UriKind.Relative), form);
    }
}
