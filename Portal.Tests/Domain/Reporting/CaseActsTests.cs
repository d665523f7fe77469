using System.Reflection;
using global::Portal.Domain.Access;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Domain.Reporting;

/// <summary>The table of acts, held on the real requests: state by state, act by act.</summary>
public class CaseActsTests
{
    private const string Answer = "已经到现场查过，出口已经打开。";

    public static TheoryData<CaseAct, ReportState> Everything =>
        [.. Enum.GetValues<CaseAct>().SelectMany(_ => Enum.GetValues<ReportState>(), (act, state) => (act, state))];

    [Fact]
    public void Table_names_every_act_once() =>
        Assert.Equal(Enum.GetValues<CaseAct>(), CaseActs.Table.Select(step => step.Act).Order());

    [Fact]
    public void Table_says_what_the_rule_says()
    {
        Assert.Equal([CaseAct.Accept, CaseAct.NotAccept], StepsFrom(ReportState.Submitted));
        Assert.Equal([CaseAct.Close], StepsFrom(ReportState.Accepted));
        Assert.Empty(StepsFrom(ReportState.NotAccepted));
        Assert.Empty(StepsFrom(ReportState.Closed));

        static CaseAct[] StepsFrom(ReportState state) => [.. CaseActs.Table.Where(s => s.To is not null && s.From.Contains(state)).Select(s => s.Act)];
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Act_in_a_state_is_done_or_refused_as_the_table_says(CaseAct act, ReportState state)
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var second = await desk.AddOfficerAsync("乙", desk.FireBureau);
        var third = await desk.AddOfficerAsync("丙", desk.FireBureau);
        await desk.AddOfficerAsync("值班", desk.DutyDesk);
        var filed = await desk.FileAsync(desk.FireBureau, officer, second);
        await BringToAsync(desk, officer, filed, state);

        var outcome = await desk.SendAsync(officer, Request(act, filed.Id, act == CaseAct.Share ? third.Id : second.Id, desk.DutyDesk));

        var step = CaseActs.Of(act);
        Assert.Equal(step.From.Contains(state) ? [] : [step.Otherwise], outcome.Refusals.Select(r => r.Code));
        var after = await desk.ReadAsync(db => db.Reports.AsNoTracking().SingleAsync(r => r.Id == filed.Id));
        Assert.Equal(step.From.Contains(state) ? step.To ?? state : state, after.State);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Page_offers_an_act_exactly_where_it_is_allowed(CaseAct act, ReportState state)
    {
        var step = CaseActs.Of(act);
        var rights = new HashSet<Permission> { step.Permission };
        Assert.Equal(step.From.Contains(state), CaseActs.Allowed(state, rights).Contains(act));
        Assert.Empty(CaseActs.Allowed(state, new HashSet<Permission> { Permission.ReadCases }));
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Request_asks_for_the_permission_of_the_table(CaseAct act, ReportState state)
    {
        _ = state;
        var requires = Request(act, Guid.NewGuid(), Guid.NewGuid()).GetType().GetCustomAttribute<RequiresAttribute>();
        Assert.Equal([CaseActs.Of(act).Permission], requires?.Permissions);
    }

    [Fact]
    public async Task Accept_gives_sixty_days_and_tells_the_reporter()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, officer);

        await desk.SendAsync(officer, new AcceptReport(filed.Id, "我们这周去看。"));

        var opened = (await desk.SendAsync(officer, new ReadCase(filed.Id))).Value;
        Assert.Equal(new DateOnly(2026, 11, 24), opened.AcceptedOn);
        Assert.Equal(new DateOnly(2027, 1, 23), opened.DueOn);
        var told = Assert.Single(opened.Messages);
        Assert.Equal((Voice.Officer, "我们这周去看。", ReportState.Accepted), (told.From, told.Text, told.NewState));
        Assert.Equal(new DateTime(2026, 11, 24, 1, 30, 0, DateTimeKind.Utc), told.At);
    }

    [Fact]
    public async Task Not_accept_without_reason_or_words_is_refused_at_each_field()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, officer);
        var outcome = await desk.SendAsync(officer, new NotAcceptReport(filed.Id, null, "不归我们"));
        Assert.Equal([("ChooseReason", "Reason"), ("ExplainToReporter", "Text")], outcome.Refusals.Select(r => (r.Code, r.Field)));
    }

    private static async Task BringToAsync(CaseDesk desk, Officer officer, FiledCase filed, ReportState state)
    {
        if (state is ReportState.Accepted or ReportState.Closed)
        {
            Assert.False((await desk.SendAsync(officer, new AcceptReport(filed.Id, ""))).IsRefused);
        }

        if (state is ReportState.Closed)
        {
            Assert.False((await desk.SendAsync(officer, new CloseReport(filed.Id, Answer))).IsRefused);
        }

        if (state is ReportState.NotAccepted)
        {
            Assert.False((await desk.SendAsync(officer, new NotAcceptReport(filed.Id, NotAcceptedReason.NoFacts, Answer))).IsRefused);
        }
    }

    private static IRequest<Outcome<Nothing>> Request(CaseAct act, Guid reportId, Guid colleague, Guid department = default) => act switch
    {
        CaseAct.Accept => new AcceptReport(reportId, ""),
        CaseAct.NotAccept => new NotAcceptReport(reportId, NotAcceptedReason.NoFacts, Answer),
        CaseAct.Close => new CloseReport(reportId, Answer),
        CaseAct.WriteToReporter => new WriteToReporter(reportId, Answer),
        CaseAct.AddNote => new AddNote(reportId, Answer),
        CaseAct.Share => new ShareCase(reportId, colleague),
        CaseAct.Unshare => new UnshareCase(reportId, colleague),
        CaseAct.HandOver => new HandOverCase(reportId, colleague),
        CaseAct.PassOn => new PassOnReport(reportId, department, Answer),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}
