using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Accounts;

public sealed class StaffSignInTests
{
    [Fact]
    public async Task SignIn_with_the_right_password_opens_the_desk_and_its_keys()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        var answer = await AccountSite.SignInAsync(browser, "jia");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/desk", answer.Headers.Location?.ToString());
        var page = await browser.GetStringAsync(new Uri("/desk/account", UriKind.Relative));
        Assert.Contains("核查员jia", page, StringComparison.Ordinal);
        var print = await site.InDatabaseAsync(async (_, db) => (await db.StaffKeys.SingleAsync()).Fingerprint());
        Assert.Contains(print, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_sign_in_leads_to_a_new_password_and_makes_a_key_that_waits()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("yi", isFirst: true);
        var browser = site.Browser();
        await AccountSite.SignInAsync(browser, "yi");
        var led = await browser.GetAsync(new Uri("/desk/account", UriKind.Relative));
        Assert.Equal("/desk/account/password", led.Headers.Location?.ToString());
        Assert.Empty(await site.InDatabaseAsync((_, db) => db.StaffKeys.ToListAsync()));

        var changed = await AccountSite.PostAsync(
            browser, "/desk/account/password", ("Current", AccountSite.Password), ("Next", "纸船 lantern orchard 3"), ("Again", "纸船 lantern orchard 3"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        var key = await site.InDatabaseAsync((_, db) => db.StaffKeys.SingleAsync());
        Assert.Equal(Standing.Proposed, key.Standing);
        var page = await browser.GetStringAsync(new Uri("/desk/account", UriKind.Relative));
        Assert.Contains(key.Fingerprint(), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_in_spacing_limits_and_new_password_hold_on_postgres_too()
    {
        await using var site = await AccountSite.StartAsync(database: await PortalDatabases.PostgresAsync());
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AccountSite.SignInAsync(browser, "jia", "certainly not this one")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AccountSite.SignInAsync(browser, "jia")).StatusCode);
        site.App.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await AccountSite.SignInAsync(browser, "jia")).StatusCode);
        const string next = "纸船 lantern orchard 3";
        var changed = await AccountSite.PostAsync(browser, "/desk/account/password", ("Current", AccountSite.Password), ("Next", next), ("Again", next));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/desk/account", UriKind.Relative))).StatusCode);
        site.App.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/desk/account", UriKind.Relative))).StatusCode);
    }
}
