using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Domain.Reporting;

/// <summary>A department receives only while two of its officers have keys; until then the duty desk does, and nobody while that has none.</summary>
public class RouterTests
{
    /// <summary>What can be wrong with the second of two officers.</summary>
    public enum Second
    {
        Fine = 0,
        SignedInLastQuarterOnly,
        KeyNotAccepted,
        KeyEnded,
        NotConfirmed,
        Removed,
        OfOnePost,
        NotThere,
    }

    [Theory]
    [InlineData(Second.Fine, true)]
    [InlineData(Second.SignedInLastQuarterOnly, true)]
    [InlineData(Second.KeyNotAccepted, false)]
    [InlineData(Second.KeyEnded, false)]
    [InlineData(Second.NotConfirmed, false)]
    [InlineData(Second.Removed, false)]
    [InlineData(Second.OfOnePost, false)]
    [InlineData(Second.NotThere, false)]
    public async Task Department_receives_with_two_keyed_officers_in_force(Second second, bool receives)
    {
        await using var desk = await CaseDesk.OpenAsync();
        await desk.AddOfficerAsync("值班", desk.DutyDesk);
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        // Two keys of two quarters are still one officer.
        await desk.Seeds.AddKeyAsync(first, new DateOnly(2026, 8, 1));
        if (second != Second.NotThere)
        {
            await BringAsync(desk, await desk.AddOfficerAsync("乙", desk.FireBureau, second == Second.OfOnePost ? StaffRoles.Auditor : StaffRoles.Officer), second);
        }

        await RouteAsync(desk);
        var found = await desk.WithAsync<Router, Recipients?>(router => router.FindAsync(Industry.FireSafety, "T90101", cityOnly: false, CancellationToken.None));
        Assert.Equal(receives ? desk.FireBureau : desk.DutyDesk, found?.Department.Id);
        Assert.Equal(!receives, found?.FellToDutyDesk);
        Assert.Equal(receives ? 2 : 1, found?.Keys.Count);
        Assert.Contains(found!.Keys, k => receives ? k.Id == first.KeyId : k.StaffId != first.Id);
    }

    [Fact]
    public async Task Hidden_department_receives_nothing_and_stays_excluded_when_the_reporter_says_so()
    {
        await using var desk = await CaseDesk.OpenAsync();
        await desk.AddOfficerAsync("值班", desk.DutyDesk);
        await desk.AddOfficerAsync("甲", desk.FireBureau);
        await desk.AddOfficerAsync("乙", desk.FireBureau);
        await RouteAsync(desk);
        await desk.OnDatabaseAsync(async db => (await db.Departments.SingleAsync(d => d.Id == desk.FireBureau)).Change("示例消防局", "", isActive: false));
        var found = await FindAsync(cityOnly: false);
        Assert.Equal((desk.DutyDesk, false, null), (found!.Department.Id, found.FellToDutyDesk, found.Excluded));
        Assert.Equal(desk.FireBureau, (await FindAsync(cityOnly: true))!.Excluded?.Id);

        Task<Recipients?> FindAsync(bool cityOnly) =>
            desk.WithAsync<Router, Recipients?>(router => router.FindAsync(Industry.FireSafety, "T90101", cityOnly, CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_receives_while_the_duty_desk_has_no_key_even_if_the_department_has()
    {
        await using var desk = await CaseDesk.OpenAsync();
        await desk.OnDatabaseAsync(db =>
        {
            db.RecoveryKeys.Add(new RecoveryKey(Guid.NewGuid(), new byte[32], [], [], [], new DateOnly(2026, 1, 1)));
            return Task.CompletedTask;
        });
        await desk.AddOfficerAsync("甲", desk.FireBureau);
        await desk.AddOfficerAsync("乙", desk.FireBureau);
        Assert.False(await desk.WithAsync<Router, bool>(router => router.IsIntakeOpenAsync(CancellationToken.None)));
        var duty = await desk.AddOfficerAsync("值班", desk.DutyDesk);
        Assert.True(await desk.WithAsync<Router, bool>(router => router.IsIntakeOpenAsync(CancellationToken.None)));

        // A key of a quarter long past still opens the site: the officer has only not signed in since.
        desk.Time.Advance(TimeSpan.FromDays(300));
        Assert.True(await desk.WithAsync<Router, bool>(router => router.IsIntakeOpenAsync(CancellationToken.None)));
        await desk.OnDatabaseAsync(async db => (await db.StaffKeys.SingleAsync(k => k.Id == duty.KeyId)).End());
        Assert.False(await desk.WithAsync<Router, bool>(router => router.IsIntakeOpenAsync(CancellationToken.None)));
    }

    private static Task RouteAsync(CaseDesk desk) => desk.OnDatabaseAsync(db =>
    {
        db.RoutingRules.Add(new RoutingRule(Industry.FireSafety, "T90101", desk.FireBureau));
        return Task.CompletedTask;
    });

    private static Task BringAsync(CaseDesk desk, Officer officer, Second second) => desk.OnDatabaseAsync(async db =>
    {
        var key = await db.StaffKeys.SingleAsync(k => k.Id == officer.KeyId);
        var member = await db.Staff.SingleAsync(s => s.Id == officer.Id);
        switch (second)
        {
            case Second.SignedInLastQuarterOnly:
                db.StaffKeys.Remove(key);
                db.StaffKeys.Add(new StaffKey(Guid.NewGuid(), officer.Id, key.PublicKey, [1], new DateOnly(2026, 7, 1)).AcceptAtSetup());
                break;
            case Second.KeyNotAccepted:
                db.StaffKeys.Remove(key);
                db.StaffKeys.Add(new StaffKey(Guid.NewGuid(), officer.Id, key.PublicKey, [1], new DateOnly(2026, 11, 2)));
                break;
            case Second.KeyEnded:
                key.End();
                break;
            case Second.NotConfirmed:
                member.ProposeAgain(StaffRoles.Officer, member.DepartmentId, Guid.NewGuid());
                break;
            case Second.Removed:
                member.Remove();
                break;
        }
    });
}
