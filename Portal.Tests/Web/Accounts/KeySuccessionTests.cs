using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Tests.Domain.Reporting;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Accounts;

/// <summary>A key pair for each quarter: made where the accepted one was opened, and nowhere else (decisions/0011).</summary>
public sealed class KeySuccessionTests
{
    [Fact]
    public async Task First_sign_in_of_a_quarter_makes_the_successor_in_force_on_record_and_shown_to_colleagues()
    {
        await using var site = await DeskSite.StartAsync();
        await site.TakeReportsAsync();
        var officer = await site.AddOfficerAsync("jia", site.Seeds.FireBureau);
        var colleague = await site.AddOfficerAsync("yi", site.Seeds.FireBureau);
        var old = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer);
        site.App.Time.Advance(TimeSpan.FromDays(50));

        var desk = await site.AsAsync(officer);
        var keys = await KeysAsync(site, officer);
        Assert.Equal([20264, 20271], keys.Select(k => k.Epoch));
        Assert.All(keys, key => Assert.Equal(Standing.InForce, key.Standing));
        Assert.Equal((keys[0].Id, null), (keys[1].Succeeds, keys[1].AcceptedBy));
        var entry = await site.Seeds.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "SucceedKey"));
        Assert.Equal($"jia/20271/{keys[1].Fingerprint().Replace(" ", "", StringComparison.Ordinal)}", entry.Target);

        // Old cases open with the old key; a second sign-in makes nothing more.
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync($"/desk/cases/{old.Id}")).StatusCode);
        await site.AsAsync(officer);
        Assert.Equal(2, (await KeysAsync(site, officer)).Count);

        var page = await (await site.AsAsync(colleague)).GetStringAsync("/desk/account");
        Assert.Contains("换上新季度的密钥", page, StringComparison.Ordinal);
        Assert.Contains("由本人上一季度的密钥接替", page, StringComparison.Ordinal);

        // New reports go to the newest key of each, and each can open them.
        var (browser, check) = await site.AtCheckAsync();
        Assert.True((await browser.SendAsync(check)).Says("举报回执"));
        var wraps = await site.Seeds.ReadAsync(db => db.ReportWraps.Where(w => w.ReportId != old.Id && w.StaffId != null).ToListAsync());
        Assert.Equal([(officer.Id, 20271), (colleague.Id, 20271)], wraps.Select(w => (w.StaffId!.Value, w.Epoch)).OrderBy(w => w.Value != officer.Id));
        Assert.Equal(HttpStatusCode.OK, (await (await site.AsAsync(officer)).GetAsync($"/desk/cases/{wraps[0].ReportId}")).StatusCode);
    }

    [Fact]
    public async Task Officer_who_has_not_signed_in_this_quarter_still_receives_with_the_last_accepted_key()
    {
        await using var site = await DeskSite.StartAsync();
        await site.TakeReportsAsync();
        var here = await site.AddOfficerAsync("jia", site.Seeds.FireBureau);
        var away = await site.AddOfficerAsync("yi", site.Seeds.FireBureau);
        site.App.Time.Advance(TimeSpan.FromDays(50));
        await site.AsAsync(here);

        var (browser, check) = await site.AtCheckAsync();
        Assert.True(check.Says("示例消防局的 2 名承办人员"), check.Html);
        await browser.SendAsync(check);
        var wraps = await site.Seeds.ReadAsync(db => db.ReportWraps.Where(w => w.StaffId != null).ToListAsync());
        Assert.Equal([(here.Id, 20271), (away.Id, 20264)], wraps.Select(w => (w.StaffId!.Value, w.Epoch)).OrderBy(w => w.Value != here.Id));
        Assert.Equal(HttpStatusCode.OK, (await (await site.AsAsync(away)).GetAsync($"/desk/cases/{wraps[0].ReportId}")).StatusCode);
    }

    [Fact]
    public async Task Session_that_was_open_when_the_quarter_began_gets_its_key_when_the_password_is_given_again()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("jia", site.Seeds.FireBureau);
        site.App.Time.SetUtcNow(new DateTimeOffset(2026, 12, 31, 15, 50, 0, TimeSpan.Zero));
        var desk = await site.AsAsync(officer);
        site.App.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Single(await KeysAsync(site, officer));

        var confirmed = await AccountSite.PostAsync(desk, "/desk/account/confirm", ("ReturnUrl", "/desk/account"), ("Password", AccountSite.Password));
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        var made = (await KeysAsync(site, officer))[^1];
        Assert.Equal((20271, Standing.InForce), (made.Epoch, made.Standing));
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, new Officer(officer.Member, made.Id, made.PublicKey, []) { Epoch = made.Epoch });
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync($"/desk/cases/{filed.Id}")).StatusCode);
    }

    [Fact]
    public async Task Key_that_nobody_accepted_or_that_the_session_does_not_hold_has_no_successor()
    {
        await using var site = await DeskSite.StartAsync();
        var waiting = await site.AddOfficerAsync("jia", site.Seeds.FireBureau);
        var swapped = await site.AddOfficerAsync("yi", site.Seeds.FireBureau);
        using var foreign = site.Seeds.Sealer.CreateKeyPair();
        await site.Seeds.OnDatabaseAsync(async db =>
        {
            await db.StaffKeys.Where(k => k.Id == waiting.KeyId).ExecuteUpdateAsync(set => set.SetProperty(k => k.Standing, Standing.Proposed));
            await db.StaffKeys.Where(k => k.Id == swapped.KeyId).ExecuteUpdateAsync(set => set.SetProperty(k => k.PublicKey, foreign.PublicKey));
        });
        site.App.Time.Advance(TimeSpan.FromDays(50));
        await site.AsAsync(waiting);
        await site.AsAsync(swapped);
        Assert.Single(await KeysAsync(site, waiting));
        Assert.Single(await KeysAsync(site, swapped));
    }

    private static Task<List<StaffKey>> KeysAsync(DeskSite site, Officer officer) =>
        site.Seeds.ReadAsync(db => db.StaffKeys.AsNoTracking().Where(k => k.StaffId == officer.Id).OrderBy(k => k.Epoch).ToListAsync());
}
