using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Domain.Reporting;

/// <summary>Who receives reports is changed by two people of two roles, and both departments see it.</summary>
public class AssignmentTests
{
    [Fact]
    public async Task Route_counts_when_the_security_administrator_confirms_what_was_seen()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var (system, security) = await PostsAsync(desk);
        var fire = await desk.AddOfficerAsync("甲", desk.FireBureau);

        Done(await desk.SendAsync(system, new SetRoute(Industry.CityGas, "T90101", desk.FireBureau)));
        Assert.Empty(await RoutesAsync(desk));
        Assert.Equal("NotPermitted", Code(await desk.SendAsync(system, new ConfirmRoute(Industry.CityGas, "T90101", desk.FireBureau))));
        Assert.Equal("NotPermitted", Code(await desk.SendAsync(security, new SetRoute(Industry.CityGas, "T90101", desk.FireBureau))));
        var waiting = Assert.Single((await desk.SendAsync(security, new FindAssignments())).Value.Routes);
        Assert.Equal(("测试区", "", "示例消防局", "系统"), (waiting.District, waiting.Now, waiting.Then, waiting.ProposedBy));

        Done(await desk.SendAsync(system, new SetRoute(Industry.CityGas, "T90101", desk.HarbourBureau)));
        Assert.Equal("NothingToConfirm", Code(await desk.SendAsync(security, new ConfirmRoute(Industry.CityGas, "T90101", desk.FireBureau))));
        Done(await desk.SendAsync(security, new ConfirmRoute(Industry.CityGas, "T90101", desk.HarbourBureau)));
        Assert.Equal([desk.HarbourBureau], await RoutesAsync(desk));
        Assert.Equal("NothingToConfirm", Code(await desk.SendAsync(security, new ConfirmRoute(Industry.CityGas, "T90101", desk.HarbourBureau))));

        Done(await desk.SendAsync(system, new SetRoute(Industry.CityGas, "T90101", desk.FireBureau)));
        Done(await desk.SendAsync(security, new ConfirmRoute(Industry.CityGas, "T90101", desk.FireBureau)));
        var told = (await desk.SendAsync(fire, new ReadColleagues())).Value.Changes;
        Assert.Equal(DepartmentEvent.RouteChanged, told[0].What);
        Assert.Equal(("CityGas/测试区", "安全", "系统"), (told[0].Subject, told[0].By, told[0].First));
        var lost = await desk.ReadAsync(db => db.DepartmentChanges.CountAsync(c => c.DepartmentId == desk.HarbourBureau && c.What == DepartmentEvent.RouteChanged));
        Assert.Equal(2, lost);
    }

    [Fact]
    public async Task Declined_or_taken_back_the_line_stays()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var (system, security) = await PostsAsync(desk);
        Done(await desk.SendAsync(system, new SetRoute(Industry.CityGas, "", desk.FireBureau)));
        Done(await desk.SendAsync(security, new DeclineRoute(Industry.CityGas, "")));
        Assert.Equal("NothingToConfirm", Code(await desk.SendAsync(security, new ConfirmRoute(Industry.CityGas, "", desk.FireBureau))));
        Done(await desk.SendAsync(system, new SetRoute(Industry.CityGas, "", desk.FireBureau)));
        Done(await desk.SendAsync(system, new SetRoute(Industry.CityGas, "", null)));
        Assert.Empty((await desk.SendAsync(security, new FindAssignments())).Value.Routes);
        Assert.Empty(await RoutesAsync(desk));
    }

    [Fact]
    public async Task Duty_desk_moves_when_the_security_administrator_confirms()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var (system, security) = await PostsAsync(desk);
        await desk.AddOfficerAsync("甲", desk.FireBureau);
        var duty = await desk.AddOfficerAsync("值班", desk.DutyDesk);

        Done(await desk.SendAsync(system, new SaveDepartment(desk.FireBureau, "示例消防局", "", IsDutyDesk: true, IsActive: true)));
        Assert.Equal([desk.DutyDesk], await DesksAsync(desk));
        Assert.Equal("NotPermitted", Code(await desk.SendAsync(system, new ConfirmDutyDesk(desk.FireBureau))));
        Done(await desk.SendAsync(security, new DeclineDutyDesk(desk.FireBureau)));
        Assert.Equal("NothingToConfirm", Code(await desk.SendAsync(security, new ConfirmDutyDesk(desk.FireBureau))));

        Done(await desk.SendAsync(system, new SaveDepartment(desk.FireBureau, "示例消防局", "", IsDutyDesk: true, IsActive: true)));
        Done(await desk.SendAsync(security, new ConfirmDutyDesk(desk.FireBureau)));
        Assert.Equal([desk.FireBureau], await DesksAsync(desk));
        Assert.Contains((await desk.SendAsync(duty, new ReadColleagues())).Value.Changes, c => c is { What: DepartmentEvent.DutyDeskMoved, Subject: "示例消防局" });
    }

    [Fact]
    public async Task Department_of_the_table_cannot_be_hidden_by_one_person()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var (system, _) = await PostsAsync(desk);
        await desk.OnDatabaseAsync(db =>
        {
            db.RoutingRules.Add(new RoutingRule(Industry.CityGas, "", desk.FireBureau));
            return Task.CompletedTask;
        });
        var hidden = await desk.SendAsync(system, new SaveDepartment(desk.FireBureau, "示例消防局", "", IsDutyDesk: false, IsActive: false));
        Assert.Equal(("DepartmentIsRouted", 1), (hidden.Refusals[0].Code, hidden.Refusals[0].Arguments[0]));
        Done(await desk.SendAsync(system, new SaveDepartment(desk.HarbourBureau, "示例港口局", "", IsDutyDesk: false, IsActive: false)));
    }

    private static async Task<(Officer System, Officer Security)> PostsAsync(CaseDesk desk) => (
        await desk.AddOfficerAsync("系统", desk.DutyDesk, StaffRoles.SystemAdministrator, withKey: false),
        await desk.AddOfficerAsync("安全", desk.DutyDesk, StaffRoles.SecurityAdministrator, withKey: false));

    private static Task<List<Guid>> RoutesAsync(CaseDesk desk) => desk.ReadAsync(db => db.RoutingRules.Select(r => r.DepartmentId).ToListAsync());

    private static Task<List<Guid>> DesksAsync(CaseDesk desk) => desk.ReadAsync(db => db.Departments.Where(d => d.IsDutyDesk).Select(d => d.Id).ToListAsync());

    private static void Done<T>(global::Portal.Domain.Kernel.Outcome<T> outcome) => Assert.Empty(outcome.Refusals);

    private static string Code<T>(global::Portal.Domain.Kernel.Outcome<T> outcome) => Assert.Single(outcome.Refusals).Code;
}
