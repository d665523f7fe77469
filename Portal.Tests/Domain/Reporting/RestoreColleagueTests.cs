using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Domain.Reporting;

/// <summary>A forgotten password, first way: colleagues give back what they can open and the person could open before.</summary>
public class RestoreColleagueTests
{
    [Fact]
    public async Task Colleague_gets_back_exactly_the_cases_of_before_that_the_giver_can_open()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var second = await desk.AddOfficerAsync("乙", desk.FireBureau);
        var both = await desk.FileAsync(desk.FireBureau, first, second);
        var too = await desk.FileAsync(desk.FireBureau, first, second);
        var alone = await desk.FileAsync(desk.FireBureau, second);
        var never = await desk.FileAsync(desk.FireBureau, first);
        var renewed = await RenewAsync(desk, second);
        var ring = new KeyRing(desk).With(first, second).With("乙新", renewed.PrivateKey);

        var offered = Assert.Single((await desk.SendAsync(first, new FindRestorable())).Value);
        Assert.Equal(("乙", 2), (offered.UserName, offered.Cases));
        Assert.Equal("CountChanged", (await desk.SendAsync(first, new RestoreColleague("乙", 3))).Refusals[0].Code);
        Assert.Equal(2, (await desk.SendAsync(first, new RestoreColleague("乙", 2))).Value);

        Assert.Equal(["乙新", "回执", "恢复", "甲"], (await ring.ThatOpenAsync(both)).Order(StringComparer.Ordinal));
        Assert.Contains("乙新", await ring.ThatOpenAsync(too));
        Assert.Equal(["乙", "回执", "恢复"], (await ring.ThatOpenAsync(alone)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("乙新", await ring.ThatOpenAsync(never));
        Assert.Empty((await desk.SendAsync(first, new FindRestorable())).Value);
        var told = await desk.ReadAsync(db => db.AuditEntries.Where(e => e.Act == nameof(RestoreColleague) && e.Result == "Done").Select(e => e.Target).ToListAsync());
        Assert.Equal(3, told.Count);
        Assert.Contains("乙/2", told);
        Assert.Contains($"{ReportNumber.Of(both.Id)}/{second.Id:N}", told);
    }

    [Fact]
    public async Task Nobody_is_offered_while_the_new_key_waits_nor_to_another_department()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var second = await desk.AddOfficerAsync("乙", desk.FireBureau);
        var stranger = await desk.AddOfficerAsync("丁", desk.HarbourBureau);
        await desk.FileAsync(desk.FireBureau, first, second);
        await desk.OnDatabaseAsync(async db => (await db.StaffKeys.SingleAsync(k => k.Id == second.KeyId)).End());

        Assert.Empty((await desk.SendAsync(first, new FindRestorable())).Value);
        Assert.Equal("ColleagueHasNoKey", (await desk.SendAsync(first, new RestoreColleague("乙", 1))).Refusals[0].Code);
        await desk.Seeds.AddKeyAsync(second, new DateOnly(2026, 11, 24));
        Assert.Equal("ColleagueElsewhere", (await desk.SendAsync(stranger, new RestoreColleague("乙", 1))).Refusals[0].Code);
        Assert.Empty((await desk.SendAsync(stranger, new FindRestorable())).Value);
        Assert.Equal(1, (await desk.SendAsync(first, new RestoreColleague("乙", 1))).Value);
    }

    [Fact]
    public async Task What_was_taken_away_or_passed_on_meanwhile_does_not_come_back()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var second = await desk.AddOfficerAsync("乙", desk.FireBureau);
        await desk.AddOfficerAsync("值班", desk.DutyDesk);
        var taken = await desk.FileAsync(desk.FireBureau, first, second);
        var passed = await desk.FileAsync(desk.FireBureau, first, second);
        await RenewAsync(desk, second);
        Assert.Empty((await desk.SendAsync(first, new UnshareCase(taken.Id, second.Id))).Refusals);
        Assert.Empty((await desk.SendAsync(first, new PassOnReport(passed.Id, desk.DutyDesk, "这件归市里办，转给值班室。"))).Refusals);
        Assert.Empty((await desk.SendAsync(first, new FindRestorable())).Value);
    }

    /// <summary>As after a renewed appointment: the old key has ended, and the new one is accepted.</summary>
    private static async Task<Officer> RenewAsync(CaseDesk desk, Officer officer)
    {
        await desk.OnDatabaseAsync(async db => (await db.StaffKeys.SingleAsync(k => k.Id == officer.KeyId)).End());
        return await desk.Seeds.AddKeyAsync(officer, new DateOnly(2026, 11, 24));
    }
}
