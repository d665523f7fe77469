using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Reporting;

namespace Portal.Tests.Web.Accounts;

public sealed class SessionTests
{
    private static readonly Uri Account = new("/desk/account", UriKind.Relative);

    [Fact]
    public async Task Session_ends_after_twenty_idle_minutes()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        await AccountSite.SignInAsync(browser, "jia");
        site.App.Time.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Account)).StatusCode);
        site.App.Time.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Account)).StatusCode);
        site.App.Time.Advance(TimeSpan.FromMinutes(20));
        await AssertIsOutAsync(browser);
        Assert.Empty(await site.InDatabaseAsync((_, db) => db.Sessions.ToListAsync()));
    }

    [Fact]
    public async Task Session_in_use_ends_after_eight_hours()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        await AccountSite.SignInAsync(browser, "jia");
        for (var minutes = 15; minutes < 8 * 60; minutes += 15)
        {
            site.App.Time.Advance(TimeSpan.FromMinutes(15));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Account)).StatusCode);
        }

        site.App.Time.Advance(TimeSpan.FromMinutes(15));
        await AssertIsOutAsync(browser);
    }

    [Fact]
    public async Task Removed_person_is_out_at_the_next_request()
    {
        await using var site = await AccountSite.StartAsync();
        var member = await site.AddStaffAsync("jia");
        var browser = site.Browser();
        await AccountSite.SignInAsync(browser, "jia");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Account)).StatusCode);
        await site.InDatabaseAsync(async (_, db) =>
        {
            (await db.Staff.SingleAsync(s => s.Id == member.Id)).Remove();
            return await db.SaveChangesAsync();
        });
        await AssertIsOutAsync(browser);
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_the_other_browser_too()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var (one, other) = (site.Browser(), site.Browser());
        await AccountSite.SignInAsync(one, "jia");
        await AccountSite.SignInAsync(other, "jia");
        await AccountSite.PostAsync(one, "/desk/account", "/desk/sign-out?handler=Everywhere");
        await AssertIsOutAsync(one);
        await AssertIsOutAsync(other);
    }

    [Fact]
    public async Task New_password_ends_the_other_browser_and_keeps_the_key()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var before = await site.InDatabaseAsync((_, db) => db.StaffKeys.AsNoTracking().SingleAsync());
        var (one, other) = (site.Browser(), site.Browser());
        await AccountSite.SignInAsync(one, "jia");
        await AccountSite.SignInAsync(other, "jia");
        const string next = "纸船 lantern orchard 3";
        var changed = await AccountSite.PostAsync(one, "/desk/account/password", ("Current", AccountSite.Password), ("Next", next), ("Again", next));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync(Account)).StatusCode);
        await AssertIsOutAsync(other);
        var after = await site.InDatabaseAsync((_, db) => db.StaffKeys.AsNoTracking().SingleAsync());
        Assert.Equal(before.PublicKey, after.PublicKey);
        Assert.NotEqual(before.SealedPrivateKey, after.SealedPrivateKey);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AccountSite.SignInAsync(other, "jia")).StatusCode);
        site.App.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Redirect, (await AccountSite.SignInAsync(other, "jia", next)).StatusCode);
    }

    [Fact]
    public async Task Cookie_is_bound_to_its_path_and_out_of_reach()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        var answer = await AccountSite.SignInAsync(browser, "jia");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("desk=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("path=/desk;", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("max-age=", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_opens_what_the_store_keeps_and_neither_does_alone()
    {
        await using var site = await AccountSite.StartAsync();
        var member = await site.AddStaffAsync("jia");
        var browser = site.Browser();
        var answer = await AccountSite.SignInAsync(browser, "jia");
        var value = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("desk=", StringComparison.Ordinal))["desk=".Length..].Split(';')[0];
        var bytes = WebEncoders.Base64UrlDecode(value);
        Assert.Equal(48, bytes.Length);

        var row = await site.InDatabaseAsync((_, db) => db.Sessions.AsNoTracking().SingleAsync());
        Assert.Equal(SHA256.HashData(bytes.AsSpan(0, 16)), row.IdHash);
        var sealer = site.App.Services.GetRequiredService<IReportSealer>();
        var label = new SealLabel(member.Id, "session-keys");
        var opened = sealer.Open(bytes.AsSpan(16), label, row.SealedKeys!);
        var key = await site.InDatabaseAsync((_, db) => db.StaffKeys.AsNoTracking().SingleAsync());
        using (var unlocked = sealer.Unlock(opened.AsSpan(16, 32)))
        {
            Assert.Equal(key.PublicKey, unlocked.PublicKey);
        }

        // The store without the cookie: nothing in its row is the key.
        Assert.Throws<SealBrokenException>(() => sealer.Open(row.IdHash, label, row.SealedKeys!));

        // The cookie without the store: nobody is signed in.
        await site.InDatabaseAsync((_, db) => db.Sessions.ExecuteDeleteAsync());
        await AssertIsOutAsync(browser);
    }

    [Fact]
    public async Task Sensitive_page_asks_for_the_password_again_and_comes_back()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        await AccountSite.SignInAsync(browser, "jia");
        var second = new Uri("/desk/account/second-factor", UriKind.Relative);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(second)).StatusCode);
        site.App.Time.Advance(TimeSpan.FromMinutes(11));
        var asked = await browser.GetAsync(second);
        Assert.Equal("/desk/account/confirm?returnUrl=%2Fdesk%2Faccount%2Fsecond-factor", asked.Headers.Location?.ToString());
        var confirm = asked.Headers.Location!.ToString();
        var wrong = await AccountSite.PostAsync(browser, confirm, ("ReturnUrl", "/desk/account/second-factor"), ("Password", "not it at all, no"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        site.App.Time.Advance(TimeSpan.FromSeconds(2));
        var right = await AccountSite.PostAsync(browser, confirm, ("ReturnUrl", "/desk/account/second-factor"), ("Password", AccountSite.Password));
        Assert.Equal("/desk/account/second-factor", right.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(second)).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/desk")]
    [InlineData("/\\evil.example")]
    [InlineData("/report")]
    [InlineData("/my")]
    public async Task Sign_in_never_leads_out_of_the_desk(string returnUrl)
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var answer = await AccountSite.PostAsync(
            site.Browser(), "/desk/sign-in", ("UserName", "jia"), ("Password", AccountSite.Password), ("ReturnUrl", returnUrl));
        Assert.Equal("/desk", answer.Headers.Location?.ToString());
    }

    private static async Task AssertIsOutAsync(HttpClient browser)
    {
        var answer = await browser.GetAsync(Account);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/desk/sign-in?returnUrl=%2Fdesk%2Faccount", answer.Headers.Location?.ToString());
    }
}
