using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Accounts;

/// <summary>Cookies live in two places, and nothing outside knows who is there.</summary>
public sealed class AreaTests
{
    private const string LearnerPassword = "蓝色 teapot 小溪 9";

    [Theory]
    [InlineData("/")]
    [InlineData("/report")]
    [InlineData("/report/follow-up")]
    [InlineData("/credit")]
    [InlineData("/learn")]
    [InlineData("/no-such-page")]
    public async Task Public_page_neither_gets_nor_sets_a_cookie_and_is_the_same_for_everybody(string path)
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false, UseProxy = false };
        using var browser = new HttpClient(handler) { BaseAddress = site.App.Address };
        await AccountSite.SignInAsync(browser, "jia");
        await RegisterAsync(site, browser, "xuexi");
        Assert.NotEmpty(cookies.GetCookies(new Uri(site.App.Address, "/desk/x")));
        Assert.NotEmpty(cookies.GetCookies(new Uri(site.App.Address, "/my/x")));
        Assert.Empty(cookies.GetCookies(new Uri(site.App.Address, path)));

        var seen = await site.InDatabaseAsync((_, db) => db.Sessions.AsNoTracking().Select(s => s.SeenAt).OrderBy(at => at).ToListAsync());
        site.App.Time.Advance(TimeSpan.FromMinutes(2));

        // Even a browser that sent them all would stay nobody.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        var all = cookies.GetAllCookies().Select(c => $"{c.Name}={c.Value}");
        request.Headers.Add("Cookie", string.Join("; ", all));
        using var plain = site.App.Client();
        using var answer = await plain.SendAsync(request);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("核查员jia", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(seen, await site.InDatabaseAsync((_, db) => db.Sessions.AsNoTracking().Select(s => s.SeenAt).OrderBy(at => at).ToListAsync()));
    }

    [Theory]
    [InlineData("/desk/sign-in", "desk-form")]
    [InlineData("/my/sign-in", "my-form")]
    public async Task Form_of_an_area_sets_its_token_for_that_path_only(string path, string cookie)
    {
        await using var site = await AccountSite.StartAsync();
        using var answer = await site.App.Client().GetAsync(new Uri(path, UriKind.Relative));
        var set = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(cookie + "=", set, StringComparison.Ordinal);
        Assert.Contains($"path=/{cookie.Split('-')[0]};", set, StringComparison.Ordinal);
        Assert.Contains("samesite=strict; httponly", set, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_without_its_token_is_refused()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        using var bare = new FormUrlEncodedContent([new("UserName", "jia"), new("Password", AccountSite.Password)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(new Uri("/desk/sign-in", UriKind.Relative), bare)).StatusCode);

        await AccountSite.SignInAsync(browser, "jia");
        using var forged = new FormUrlEncodedContent([new("__form", await AccountSite.TokenAsync(site.Browser(), "/my/sign-in"))]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(new Uri("/desk/sign-out", UriKind.Relative), forged)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/desk/account", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Session_of_one_area_is_nothing_in_the_other()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        var answer = await AccountSite.SignInAsync(browser, "jia");
        var value = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("desk=", StringComparison.Ordinal))["desk=".Length..].Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/my", UriKind.Relative));
        request.Headers.Add("Cookie", "my=" + value);
        using var sent = await site.App.Client().SendAsync(request);
        Assert.Equal("/my/sign-in?returnUrl=%2Fmy", sent.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Learner_registers_chooses_large_letters_and_signs_out_everywhere()
    {
        await using var site = await AccountSite.StartAsync();
        var browser = site.Browser();
        Assert.Equal("/my", (await RegisterAsync(site, browser, "xuexi")).Headers.Location?.ToString());
        Assert.Contains("你好，小学", await browser.GetStringAsync(new Uri("/my", UriKind.Relative)), StringComparison.Ordinal);
        var saved = await AccountSite.PostAsync(browser, "/my/account", ("DisplayName", "老学"), ("Elder", "true"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("class=\"elder\"", await browser.GetStringAsync(new Uri("/my", UriKind.Relative)), StringComparison.Ordinal);

        var other = site.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await AccountSite.SignInAsync(other, "XueXi", LearnerPassword, area: "my")).StatusCode);
        await AccountSite.PostAsync(other, "/my/account", "/my/sign-out?handler=Everywhere");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/my", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Registration_says_what_is_wrong_before_the_human_check_is_spent()
    {
        await using var site = await AccountSite.StartAsync();
        var answer = await AccountSite.PostAsync(
            site.Browser(), "/my/register", ("UserName", "!"), ("DisplayName", ""), ("Next", "woaini1314woaini1314"), ("Again", "woaini1314woaini1314"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"UserName-e\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"DisplayName-e\"", page, StringComparison.Ordinal);
        Assert.Contains("这个密码太常见", page, StringComparison.Ordinal);
    }

    /// <summary>By the question, as a person without script.</summary>
    private static async Task<HttpResponseMessage> RegisterAsync(AccountSite site, HttpClient browser, string userName)
    {
        var page = await browser.GetStringAsync(new Uri("/my/register", UriKind.Relative));
        var proof = HumanAnswers.Proof(page);
        return await AccountSite.PostAsync(
            browser, "/my/register", [("UserName", userName), ("DisplayName", "小学"), ("Next", LearnerPassword), ("Again", LearnerPassword), (proof.Key, proof.Value)]);
    }
}
