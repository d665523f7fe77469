using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Domain.Reporting;

/// <summary>After each change of access the set of keys that open a case is exactly the expected one, found by trying all (intake.md 5, check 18).</summary>
public class ShareCaseTests
{
    [Fact]
    public async Task Share_adds_one_officer_and_unshare_takes_one_away()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var second = await desk.AddOfficerAsync("乙", desk.FireBureau);
        var third = await desk.AddOfficerAsync("丙", desk.FireBureau);
        var stranger = await desk.AddOfficerAsync("丁", desk.HarbourBureau);
        Officer[] all = [first, second, third, stranger];
        var filed = await desk.FileAsync(desk.FireBureau, first, second);
        Assert.Equal(Names(first, second), await desk.WhoCanOpenAsync(filed, all));

        Assert.False((await desk.SendAsync(first, new ShareCase(filed.Id, third.Id))).IsRefused);
        Assert.Equal(Names(first, second, third), await desk.WhoCanOpenAsync(filed, all));
        Assert.False((await desk.SendAsync(third, new ReadCase(filed.Id))).IsRefused);

        Assert.False((await desk.SendAsync(third, new UnshareCase(filed.Id, first.Id))).IsRefused);
        Assert.Equal(Names(second, third), await desk.WhoCanOpenAsync(filed, all));
        Assert.Equal("NotYourCase", Code(await desk.SendAsync(first, new ReadCase(filed.Id))));

        Assert.False((await desk.SendAsync(third, new UnshareCase(filed.Id, third.Id))).IsRefused);
        Assert.Equal(Names(second), await desk.WhoCanOpenAsync(filed, all));
    }

    [Fact]
    public async Task Unshare_of_the_last_officer_is_refused()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var only = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, only);
        Assert.Equal("LastOpener", Code(await desk.SendAsync(only, new UnshareCase(filed.Id, only.Id))));
        Assert.Equal(Names(only), await desk.WhoCanOpenAsync(filed, only));
    }

    [Fact]
    public async Task Colleague_with_an_ended_key_does_not_count_as_the_one_who_remains()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var second = await desk.AddOfficerAsync("乙", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, first, second);
        await desk.OnDatabaseAsync(async db => (await db.StaffKeys.SingleAsync(k => k.Id == second.KeyId)).End());
        Assert.Equal("LastOpener", Code(await desk.SendAsync(first, new UnshareCase(filed.Id, first.Id))));
    }

    [Fact]
    public async Task Share_by_somebody_who_cannot_open_the_case_is_refused()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var head = await desk.AddOfficerAsync("主任", desk.FireBureau, StaffRoles.DepartmentHead);
        var filed = await desk.FileAsync(desk.FireBureau, first);
        Assert.Equal("NotYourCase", Code(await desk.SendAsync(head, new ShareCase(filed.Id, head.Id))));
        Assert.Equal("NotYourCase", Code(await desk.SendAsync(head, new UnshareCase(filed.Id, first.Id))));
        Assert.Equal(Names(first), await desk.WhoCanOpenAsync(filed, first, head));
    }

    [Fact]
    public async Task Share_reaches_the_department_and_the_duty_desk_and_nobody_else()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var harbour = await desk.AddOfficerAsync("丁", desk.HarbourBureau);
        var duty = await desk.AddOfficerAsync("值班", desk.DutyDesk);
        var keyless = await desk.AddOfficerAsync("新人", desk.FireBureau, withKey: false);
        var fire = await desk.FileAsync(desk.FireBureau, first);
        var fell = await desk.FileAsync(desk.DutyDesk, duty);

        Assert.Equal("ColleagueElsewhere", Code(await desk.SendAsync(first, new ShareCase(fire.Id, harbour.Id))));
        Assert.Equal("ColleagueHasNoKey", Code(await desk.SendAsync(first, new ShareCase(fire.Id, keyless.Id))));
        Assert.Equal("AlreadyShared", Code(await desk.SendAsync(first, new ShareCase(fire.Id, first.Id))));
        Assert.False((await desk.SendAsync(first, new ShareCase(fire.Id, duty.Id))).IsRefused);
        Assert.False((await desk.SendAsync(duty, new ShareCase(fell.Id, harbour.Id))).IsRefused);

        Assert.Equal([duty.Id], (await desk.SendAsync(first, new ReadCase(fire.Id))).Value.Openers.Select(o => o.StaffId).Where(id => id != first.Id));
        Assert.Empty((await desk.SendAsync(first, new ReadCase(fire.Id))).Value.Colleagues);
    }

    [Fact]
    public async Task Share_with_one_of_the_three_posts_is_refused()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var auditor = await desk.AddOfficerAsync("审计", desk.FireBureau, StaffRoles.Auditor);
        var filed = await desk.FileAsync(desk.FireBureau, first);
        Assert.Equal("ColleagueHasNoKey", Code(await desk.SendAsync(first, new ShareCase(filed.Id, auditor.Id))));
        Assert.Equal("NotPermitted", Code(await desk.SendAsync(auditor, new ReadCase(filed.Id))));
    }

    private static string[] Names(params Officer[] officers) => [.. officers.Select(o => o.Member.DisplayName).Order(StringComparer.Ordinal)];

    private static string Code<T>(global::Portal.Domain.Kernel.Outcome<T> outcome) => Assert.Single(outcome.Refusals).Code;
}
