using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Domain.Reporting;

public class FindCasesTests
{
    [Fact]
    public async Task List_shows_the_own_department_and_what_a_colleague_gave()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var fire = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var duty = await desk.AddOfficerAsync("值班", desk.DutyDesk);
        var own = await desk.FileAsync(desk.FireBureau, fire);
        var unopened = await desk.FileAsync(desk.FireBureau, duty);
        var given = await desk.FileAsync(desk.DutyDesk, duty, fire);
        await desk.FileAsync(desk.HarbourBureau, duty);

        var list = (await desk.SendAsync(fire, new FindCases(new CaseFilter()))).Value;

        Assert.Equal(new[] { own.Id, unopened.Id, given.Id }.Order(), list.Rows.Select(r => r.Id).Order());
        Assert.Equal([unopened.Id], list.Rows.Where(r => !r.CanOpen).Select(r => r.Id));
        Assert.Equal(2, list.Rows.Single(r => r.Id == given.Id).Openers);
        Assert.Empty(await desk.ReadAsync(db => db.AuditEntries.ToListAsync()));
    }

    [Fact]
    public async Task List_is_sorted_by_deadline_and_the_urgent_comes_first()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var late = await desk.FileAsync(new CaseSeed(desk.FireBureau) { DueOn = new DateOnly(2026, 11, 22) }, officer);
        var calm = await desk.FileAsync(new CaseSeed(desk.FireBureau), officer);
        var urgent = await desk.FileAsync(new CaseSeed(desk.FireBureau) { Urgency = Urgency.Urgent }, officer);

        var list = (await desk.SendAsync(officer, new FindCases(new CaseFilter()))).Value;

        Assert.Equal([late.Id, urgent.Id, calm.Id], list.Rows.Select(r => r.Id));
        Assert.Equal((3, 1), (list.Open, list.Overdue));
    }

    [Fact]
    public async Task Number_finds_by_its_beginning_however_it_is_typed_and_sorts_like_the_id()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var all = new List<FiledCase>();
        for (var i = 0; i < 12; i++)
        {
            all.Add(await desk.FileAsync(desk.FireBureau, officer));
        }

        var wanted = ReportNumber.Of(all[3].Id);
        foreach (var typed in (string[])[wanted, wanted.ToLowerInvariant(), wanted.Replace("-", "", StringComparison.Ordinal), wanted[..5], wanted.Replace('0', 'o')])
        {
            var expected = all.Where(c => ReportNumber.Of(c.Id).Replace("-", "", StringComparison.Ordinal)
                .StartsWith(typed.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal).Replace('O', '0'), StringComparison.Ordinal)).Select(c => c.Id).Order();
            var found = (await desk.SendAsync(officer, new FindCases(new CaseFilter(Number: typed)))).Value;
            Assert.Equal(expected, found.Rows.Select(r => r.Id).Order());
        }

        Assert.Empty((await desk.SendAsync(officer, new FindCases(new CaseFilter(Number: "U")))).Value.Rows);
        var sorted = (await desk.SendAsync(officer, new FindCases(new CaseFilter(Order: CaseOrder.Number)))).Value.Rows.Select(r => r.Number).ToArray();
        Assert.Equal(sorted.Order(StringComparer.Ordinal), sorted);
    }

    [Fact]
    public async Task Pages_hold_twenty_and_a_page_past_the_end_is_the_last()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        for (var i = 0; i < 23; i++)
        {
            await desk.FileAsync(desk.FireBureau, officer);
        }

        var first = (await desk.SendAsync(officer, new FindCases(new CaseFilter()))).Value;
        var last = (await desk.SendAsync(officer, new FindCases(new CaseFilter(), 99))).Value;

        Assert.Equal((20, 3, 2, 23), (first.Rows.Count, last.Rows.Count, last.Page, last.Found));
        Assert.Equal(23, first.Rows.Concat(last.Rows).Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public async Task Filter_narrows_by_plain_fields()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var gas = await desk.FileAsync(new CaseSeed(desk.FireBureau) { Industry = Industry.CityGas }, officer);
        var closed = await desk.FileAsync(desk.FireBureau, officer);
        await desk.SendAsync(officer, new NotAcceptReport(closed.Id, NotAcceptedReason.NoFacts, "没有写清楚是哪一家，请补充。"));

        Assert.Equal([gas.Id], await FoundAsync(new CaseFilter()));
        Assert.Equal([gas.Id], await FoundAsync(new CaseFilter(Industry: Industry.CityGas, States: CaseStates.All)));
        Assert.Equal([closed.Id], await FoundAsync(new CaseFilter(States: CaseStates.NotAccepted)));
        Assert.Empty(await FoundAsync(new CaseFilter(District: "990199", States: CaseStates.All)));
        Assert.Empty(await FoundAsync(new CaseFilter(Urgency: Urgency.Urgent)));
        Assert.Equal(2, (await desk.SendAsync(officer, new ExportCases(new CaseFilter(States: CaseStates.All)))).Value.Count);

        async Task<IEnumerable<Guid>> FoundAsync(CaseFilter filter) => (await desk.SendAsync(officer, new FindCases(filter))).Value.Rows.Select(r => r.Id);
    }

    [Fact]
    public async Task Letter_of_the_reporter_shows_until_an_officer_answers()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, officer);
        Assert.False(await WaitsAsync());
        await desk.ReporterWritesAsync(filed, "有新情况", order: 0);
        Assert.True(await WaitsAsync());
        await desk.SendAsync(officer, new WriteToReporter(filed.Id, "收到，谢谢。"));
        Assert.False(await WaitsAsync());

        async Task<bool> WaitsAsync() => (await desk.SendAsync(officer, new FindCases(new CaseFilter()))).Value.Rows.Single().ReporterWaits;
    }
}
