using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Domain.Reporting;

public class OrphanedCasesTests
{
    [Fact]
    public async Task Removal_that_would_leave_an_open_case_to_nobody_is_vetoed_with_the_count()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var second = await desk.AddOfficerAsync("乙", desk.FireBureau);
        var alone = await desk.FileAsync(desk.FireBureau, first);
        await desk.FileAsync(desk.FireBureau, first);
        await desk.FileAsync(desk.FireBureau, first, second);
        Assert.Equal([2], (await VetoAsync(first))?.Arguments);
        Assert.Null(await VetoAsync(second));

        await desk.SendAsync(first, new ShareCase(alone.Id, second.Id));
        var veto = await VetoAsync(first);
        Assert.Equal("CasesWouldBeOrphaned", veto?.Code);
        Assert.Equal([1], veto?.Arguments);

        Task<global::Portal.Domain.Kernel.Refusal?> VetoAsync(Officer officer) =>
            desk.WithAsync<IStaffRemovalCheck, global::Portal.Domain.Kernel.Refusal?>(check => check.MayRemoveAsync(officer.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Ended_case_does_not_stand_in_the_way_of_a_removal()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var only = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, only);
        await desk.SendAsync(only, new NotAcceptReport(filed.Id, NotAcceptedReason.NoFacts, "没有写清楚是哪一家，请补充。"));
        Assert.Null(await desk.WithAsync<IStaffRemovalCheck, global::Portal.Domain.Kernel.Refusal?>(c => c.MayRemoveAsync(only.Id, CancellationToken.None)));
    }

    [Fact]
    public async Task Removed_officer_can_open_nothing_any_more()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var first = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var second = await desk.AddOfficerAsync("乙", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, first, second);

        await desk.WithAsync<IMediator, bool>(async mediator =>
        {
            await mediator.Publish(new StaffRemoved(first.Id));
            return true;
        });

        Assert.Equal(["乙"], await desk.WhoCanOpenAsync(filed, first, second));
        Assert.Equal("NotYourCase", (await desk.SendAsync(first, new ReadCase(filed.Id))).Refusals[0].Code);
        Assert.Equal(2, await desk.ReadAsync(db => db.ReportWraps.CountAsync(w => w.ReportId == filed.Id)));
    }
}
