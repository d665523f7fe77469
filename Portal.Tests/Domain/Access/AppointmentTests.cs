using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Domain.Access;

public sealed class AppointmentsOnSqlite : PortalOnSqlite
{
    protected override async Task<PortalAppOptions?> OptionsAsync() =>
        (await base.OptionsAsync())! with { SampleData = true, Configure = Seat.Add };
}

public sealed class AppointmentsOnPostgres : PortalOnPostgres
{
    protected override async Task<PortalAppOptions?> OptionsAsync() =>
        await base.OptionsAsync() is { } options ? options with { SampleData = true, Configure = Seat.Add } : null;
}

public sealed class AppointmentSqliteTests(AppointmentsOnSqlite portal) : AppointmentTests(portal), IClassFixture<AppointmentsOnSqlite>;

public sealed class AppointmentPostgresTests(AppointmentsOnPostgres portal) : AppointmentTests(portal), IClassFixture<AppointmentsOnPostgres>;

/// <summary>Appointing, renewing and removing, as the three posts do it, on the sample city.</summary>
public abstract class AppointmentTests(PortalFixture portal)
{
    private PortalApp App => portal.App;

    [Fact]
    public async Task Appointment_confirmed_by_the_system_administrator_gives_one_password()
    {
        var name = await ProposeAsync("new-officer");
        Assert.DoesNotContain(name, await AccountsAsync());
        var confirmed = await SendAsync("system", new ConfirmAppointment(name));
        Assert.True(confirmed.Value.Password.Length >= 14);
        Assert.DoesNotContain(confirmed.Value.Password, confirmed.Value.ToString(), StringComparison.Ordinal);
        Assert.Contains(name, await AccountsAsync());
        Assert.Equal("NothingToConfirm", (await SendAsync("system", new ConfirmAppointment(name))).Refusals[0].Code);
    }

    [Theory]
    [InlineData("system")]
    [InlineData("auditor")]
    [InlineData("shili1")]
    public async Task Proposal_by_anybody_but_the_security_administrator_is_refused(string who)
    {
        var refused = await SendAsync(who, new ProposeAppointment("never", "某人", StaffRoles.Auditor, null));
        Assert.Equal("NotPermitted", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task Confirmation_by_the_security_administrator_is_refused_and_on_record()
    {
        var name = await ProposeAsync("not-alone");
        Assert.Equal("NotPermitted", (await SendAsync("security", new ConfirmAppointment(name))).Refusals[0].Code);
        await using var scope = App.Services.CreateAsyncScope();
        var entries = await scope.ServiceProvider.GetRequiredService<PortalDb>().AuditEntries.Where(e => e.Target == name).ToListAsync();
        Assert.Equal([("ProposeAppointment", AuditTrail.Done), ("ConfirmAppointment", "NotPermitted")], entries.OrderBy(e => e.Sequence).Select(e => (e.Act, e.Result)));
    }

    [Fact]
    public async Task User_name_of_somebody_is_refused_to_another()
    {
        var refused = await SendAsync("security", new ProposeAppointment("shili1", "某人", StaffRoles.Auditor, null));
        Assert.Equal(new Refusal("UserNameTaken", "UserName"), refused.Refusals[0]);
    }

    [Theory]
    [InlineData("system")]
    [InlineData("auditor")]
    public async Task Removal_of_the_last_holder_of_a_post_is_refused(string who)
    {
        Assert.Equal("LastOfPost", (await SendAsync("security", new RemoveStaff(who))).Refusals[0].Code);
        Assert.Equal("LastOfPost", (await SendAsync("security", new RenewAppointment(who, (await MemberAsync(who)).Roles, null))).Refusals[0].Code);
    }

    [Fact]
    public async Task Removal_of_oneself_is_refused() => Assert.Equal("NotOneself", (await SendAsync("security", new RemoveStaff("security"))).Refusals[0].Code);

    [Fact]
    public async Task Removed_officer_keeps_neither_account_nor_key()
    {
        Assert.False((await SendAsync("security", new RemoveStaff("gas2"))).IsRefused);
        var member = await MemberAsync("gas2");
        Assert.Equal(Standing.Ended, member.Standing);
        Assert.DoesNotContain("gas2", await AccountsAsync());
        Assert.All(await KeysAsync(member.Id), key => Assert.True(key is { Standing: Standing.Ended, SealedPrivateKey: [] }));
        Assert.Equal("AlreadyRemoved", (await SendAsync("security", new RemoveStaff("gas2"))).Refusals[0].Code);
    }

    [Fact]
    public async Task Renewed_officer_is_out_until_the_second_person_confirms()
    {
        var before = await MemberAsync("fire2");
        Assert.False((await SendAsync("security", new RenewAppointment("fire2", StaffRoles.Officer, before.DepartmentId))).IsRefused);
        var after = await MemberAsync("fire2");
        Assert.Equal(Standing.Proposed, after.Standing);
        Assert.True(after.RevocationVersion > before.RevocationVersion);
        Assert.All(await KeysAsync(after.Id), key => Assert.Equal(Standing.Ended, key.Standing));
        Assert.False((await SendAsync("system", new ConfirmAppointment("fire2"))).IsRefused);
        Assert.Equal(Standing.InForce, (await MemberAsync("fire2")).Standing);
    }

    [Fact]
    public async Task Key_is_used_only_after_the_security_administrator_accepted_it()
    {
        var owner = await MemberAsync("housing1");
        var key = new StaffKey(Guid.CreateVersion7(), owner.Id, [1, 2, 3], [4], new DateOnly(2026, 11, 24));
        await using (var scope = App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            db.StaffKeys.Add(key);
            await db.SaveChangesAsync();
        }

        var listed = await SendAsync("security", new FindStaff(Standing: StaffStanding.KeyWaits));
        Assert.Contains(listed.Value.Rows, row => row.Waiting?.Fingerprint == key.Fingerprint());
        Assert.Equal("NotPermitted", (await SendAsync("system", new AcceptStaffKey(key.Id, "housing1"))).Refusals[0].Code);
        Assert.Equal("NotThere", (await SendAsync("security", new AcceptStaffKey(key.Id, "housing2"))).Refusals[0].Code);
        Assert.False((await SendAsync("security", new AcceptStaffKey(key.Id, "housing1"))).IsRefused);
        Assert.Contains(await KeysAsync(owner.Id), k => k.Id == key.Id && k.Standing == Standing.InForce);
    }

    [Fact]
    public async Task Ended_sessions_raise_the_revocation_version()
    {
        var before = await MemberAsync("transport1");
        Assert.False((await SendAsync("security", new EndSessions("transport1"))).IsRefused);
        Assert.Equal(before.RevocationVersion + 1, (await MemberAsync("transport1")).RevocationVersion);
    }

    private async Task<string> ProposeAsync(string name)
    {
        var department = (await MemberAsync("shili1")).DepartmentId;
        Assert.False((await SendAsync("security", new ProposeAppointment(name, "新来的", StaffRoles.Officer, department))).IsRefused);
        return name;
    }

    private async Task<Outcome<T>> SendAsync<T>(string who, MediatR.IRequest<Outcome<T>> request) => await Seat.SendAsync(App, await MemberAsync(who), request);

    private async Task<StaffMember> MemberAsync(string userName)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Staff.AsNoTracking().SingleAsync(s => s.UserName == userName);
    }

    private async Task<List<StaffKey>> KeysAsync(Guid staffId)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().StaffKeys.AsNoTracking().Where(k => k.StaffId == staffId).ToListAsync();
    }

    private async Task<List<string?>> AccountsAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().StaffAccounts.AsNoTracking().Select(a => a.UserName).ToListAsync();
    }
}
