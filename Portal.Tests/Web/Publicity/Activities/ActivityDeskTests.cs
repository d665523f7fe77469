using System.Net;
using System.Text.RegularExpressions;
using global::Portal.Domain.Access;
using global::Portal.Domain.Audit;
using global::Portal.Domain.Publicity;
using global::Portal.Domain.Publicity.Activities;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Portal.Tests.Support;
using Portal.Tests.Web.Desk;
using static Portal.Tests.Web.Publicity.Activities.ActivitySeeds;

namespace Portal.Tests.Web.Publicity.Activities;

/// <summary>One site whose desk has an editor of schools, an editor of villages and a chief, for all tests of the class.</summary>
public sealed class ActivityDesk : IAsyncLifetime
{
    internal DeskSite Site { get; private set; } = null!;

    internal PortalApp App => Site.App;

    internal HttpClient Editor { get; private set; } = null!;

    internal HttpClient Villager { get; private set; } = null!;

    internal HttpClient Chief { get; private set; } = null!;

    internal HttpClient Reviewer { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await DeskSite.StartAsync();
        await PublishedSite.WithColumnsAsync(App);
        Editor = await Site.AsAsync(await Site.AddOfficerAsync("bianji", Site.Seeds.FireBureau, StaffRoles.Editor));
        var villager = await Site.AddOfficerAsync("nongcun", Site.Seeds.FireBureau, StaffRoles.Editor);
        await Site.Seeds.OnDatabaseAsync(db =>
        {
            db.ContentBounds.Add(new ContentBound(villager.Member.Id, "column-village", ""));
            return Task.CompletedTask;
        });
        Villager = await Site.AsAsync(villager);
        Chief = await Site.AsAsync(await Site.AddOfficerAsync("zongbian", Site.Seeds.FireBureau, StaffRoles.ChiefEditor));
        Reviewer = await Site.AsAsync(await Site.AddOfficerAsync("shenhe", Site.Seeds.FireBureau, StaffRoles.Reviewer));
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>The desk's rooms of activities: who may, who came, how it ends, what is sent upwards.</summary>
public sealed partial class ActivityDeskTests(ActivityDesk desk) : IClassFixture<ActivityDesk>
{
    private PortalApp App => desk.App;

    [Fact]
    public async Task Only_who_runs_activities_of_the_column_enters_and_reading_contacts_is_on_record()
    {
        await PublishAsync(App, "d-who", capacity: 9);
        await SignUpAsync(App, "d-who", Form("小林", "13800000000"));
        Assert.Contains("学校开放日", await desk.Editor.GetStringAsync("/desk/activities"), StringComparison.Ordinal);
        Assert.DoesNotContain("/desk/activities/d-who", await desk.Villager.GetStringAsync("/desk/activities"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Villager.GetAsync("/desk/activities/d-who/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Reviewer.GetAsync("/desk/activities")).StatusCode);
        Assert.DoesNotContain("13800000000", await desk.Editor.GetStringAsync("/desk/activities/d-who"), StringComparison.Ordinal);
        var before = await ReadsAsync();
        Assert.Contains("13800000000", await desk.Editor.GetStringAsync("/desk/activities/d-who/people"), StringComparison.Ordinal);
        Assert.Equal(before + 1, await ReadsAsync());

        Task<int> ReadsAsync() => ReadAsync(App, db => db.AuditEntries.CountAsync(e => e.Act == "ReadAttendees" && e.Target == "d-who" && e.Result == AuditTrail.Done));
    }

    [Fact]
    public async Task Who_comes_is_ticked_typed_or_says_so_himself_and_nobody_is_counted_twice()
    {
        await PublishAsync(App, "d-came", capacity: 9, begins: "2026-11-24T02:00:00Z", ends: "2026-11-24T04:00:00Z");
        var first = (await SignUpAsync(App, "d-came", Form("甲", "13800000001", people: "2"))).Value;
        await SignUpAsync(App, "d-came", Form("乙", "13800000002", people: "3"));
        var page = "/desk/activities/d-came/people";
        await desk.Editor.PostFormAsync(page, page + "?handler=CheckIn", ("Typed", string.Join(' ', first.Code.Groups)));
        await desk.Editor.PostFormAsync(page, page + "?handler=CheckIn", ("Typed", string.Join(' ', first.Code.Groups)));
        Assert.Equal(2, (await RecordAsync(App, "d-came")).Came);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Editor.PostFormAsync(page, page + "?handler=CheckIn", ("Typed", "13900000009"))).StatusCode);

        var signature = App.Services.GetService(typeof(CheckInLinks)) is CheckInLinks links ? links.Sign("d-came") : "";
        var wall = $"/activities/d-came/check-in?k={Uri.EscapeDataString(signature)}";
        var html = await App.Client().GetStringAsync(wall);
        using var form = new FormUrlEncodedContent([new("ticket", Ticket().Match(html).Groups["value"].Value), new("Typed", "138 0000 0002")]);
        Assert.Contains("签到 3 人", await (await App.Client().PostAsync(wall, form)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await App.Client().GetAsync("/activities/d-came/check-in?k=forged")).StatusCode);

        var ids = await ReadAsync(App, db => db.ActivitySignUps.Where(s => s.ItemId == "d-came").OrderBy(s => s.People).Select(s => s.Id).ToListAsync());
        await desk.Editor.PostFormAsync(page, page + "?handler=Count", ("Ids", ids[0].ToString()), ("Counts", "1"), ("Ids", ids[1].ToString()), ("Counts", "3"), ("Here", ids[0].ToString()), ("WalkIns", "12"));
        var record = await RecordAsync(App, "d-came");
        Assert.Equal((1, 12), (record.Came, record.WalkIns));
        Assert.Contains("☐", await desk.Editor.GetStringAsync("/desk/activities/d-came/sheet"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_is_closed_its_report_read_by_a_second_person_and_then_shown()
    {
        await PublishAsync(App, "d-close", capacity: 9, begins: "2026-11-20T02:00:00Z", ends: "2026-11-20T04:00:00Z", column: "notices", title: "校车演练");
        const string page = "/desk/activities/d-close";
        var wrong = await desk.Editor.PostFormAsync(page, page + "?handler=Close", ("Reached", "多"), ("Places", "1"), ("Report", "来了八十人。"), ("Pictures", "publicity/none.svg"));
        Assert.Contains("人数请写 0 或更大的整数", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Editor.PostFormAsync(page, page + "?handler=Close", ("Reached", "80"), ("Places", "2"), ("Report", "来了八十人。"), ("Pictures", ""))).StatusCode);
        Assert.DoesNotContain("来了八十人", await PublishedSite.FreshAsync(App, "/publicity/notices/d-close"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Editor.PostFormAsync(page, page + "?handler=Show")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Chief.PostFormAsync(page, page + "?handler=Show")).StatusCode);
        var shown = await PublishedSite.FreshAsync(App, "/publicity/notices/d-close");
        Assert.Contains("来了八十人", shown, StringComparison.Ordinal);
        Assert.Contains("活动回顾", shown, StringComparison.Ordinal);
        Assert.Contains("有活动回顾", await PublishedSite.FreshAsync(App, "/activities"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_asks_for_a_reason_and_closes_every_door()
    {
        await PublishAsync(App, "d-cancel", capacity: 9, title: "要取消的");
        var own = (await SignUpAsync(App, "d-cancel", Form("甲"))).Value;
        const string page = "/desk/activities/d-cancel";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Editor.PostFormAsync(page, page + "?handler=Cancel", ("Reason", "雨"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Editor.PostFormAsync(page, page + "?handler=Cancel", ("Reason", "暴雨红色预警，改期另行通知"))).StatusCode);
        Assert.Contains("暴雨红色预警，改期另行通知", await PublishedSite.FreshAsync(App, "/publicity/school/d-cancel"), StringComparison.Ordinal);
        Assert.Equal("ActivityNotOpen", (await SignUpAsync(App, "d-cancel", Form("乙"))).Refusals[0].Code);
        Assert.Equal(ActivityState.Cancelled, (await SendAsync(App, new ReadOwnPlace(own.Code))).Value.State);
    }

    [Fact]
    public async Task Visit_is_agreed_held_and_counted()
    {
        await desk.Site.Seeds.OnDatabaseAsync(_ => Task.CompletedTask);
        var district = await ReadAsync(App, db => db.Districts.Select(d => d.Code).FirstAsync());
        var code = (await SendAsync(App, new RequestVisit(new VisitForm(VisitHost.Community, "示例小区", district, "示例街道", "电动自行车", "周六", "60", true, "王某", "00000001234", "")))).Value;
        var id = await ReadAsync(App, db => db.VisitRequests.Select(v => v.Id).SingleAsync());
        var page = $"/desk/activities/visits/{id}";
        Assert.Contains("示例小区", await desk.Editor.GetStringAsync("/desk/activities/visits"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Villager.GetAsync(page)).StatusCode);
        Assert.Contains("00000001234", await desk.Editor.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Editor.PostFormAsync(page, page + "?handler=Agree", ("AgreedUtc", "2026-01-01T09:00"))).StatusCode);
        await desk.Editor.PostFormAsync(page, page + "?handler=Agree", ("AgreedUtc", "2026-11-24T15:00"), ("Answer", "去两个人，带投影。"));
        Assert.Equal(("去两个人，带投影。", VisitState.Agreed), ((await SendAsync(App, new ReadOwnVisit(code))).Value.Answer, (await SendAsync(App, new ReadOwnVisit(code))).Value.State));

        var before = (await SendAsync(App, new ReadFigures(2026))).Value.Figures.ByColumn.Single(line => line.Key == "column-community");

        // Its hour comes: the clock itself would end everybody's session.
        var past = App.Time.GetUtcNow().UtcDateTime.AddHours(-1);
        await ReadAsync(App, db => db.VisitRequests.Where(v => v.Id == id).ExecuteUpdateAsync(set => set.SetProperty(v => v.AgreedUtc, past)));
        await desk.Editor.PostFormAsync(page, page + "?handler=Finish", ("Reached", "58"));
        var after = (await SendAsync(App, new ReadFigures(2026))).Value.Figures.ByColumn.Single(line => line.Key == "column-community");
        Assert.Equal((1, 58, 1), (after.Activities - before.Activities, after.Reached - before.Reached, after.Places - before.Places));
    }

    [Fact]
    public async Task Workbook_says_what_the_page_says_and_names_nobody_who_signed_up()
    {
        await PublishAsync(App, "d-book", capacity: 9, begins: "2026-02-20T02:00:00Z", ends: "2026-02-20T04:00:00Z", title: "=1+1", reached: 33);
        using var answer = await desk.Editor.GetAsync("/desk/activities/export?year=2026");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
        using var book = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(["按栏目", "按区县", "按月份", "年度目标", "活动清单"], book.GetSheetNames());
        var figures = (await SendAsync(App, new ReadFigures(2026))).Value.Figures;
        foreach (var (sheet, lines) in new[] { ("按栏目", figures.ByColumn), ("按区县", figures.ByDistrict), ("按月份", figures.ByMonth) })
        {
            var rows = book.Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object>>().ToList();
            Assert.Equal(lines.Count + 1, rows.Count);
            Assert.Equal(figures.Total.Reached, rows.Take(lines.Count).Sum(row => Convert.ToInt32(row["参加人次"], System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal(figures.Total.Reached, Convert.ToInt32(rows[^1]["参加人次"], System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Contains(book.Query(useHeaderRow: true, sheetName: "活动清单").Cast<IDictionary<string, object>>(), row => (string)row["活动"] == "=1+1");
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Reviewer.GetAsync("/desk/activities/export")).StatusCode);
    }

    [Fact]
    public async Task Goals_are_set_by_the_chief_and_change_the_public_page()
    {
        const string page = "/desk/activities/targets";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Chief.PostFormAsync(page, page, ("Goal", "x"), ("Goal", "1"), ("Goal", "1"), ("Goal", "1"), ("Goal", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Chief.PostFormAsync(page, page, ("Goal", "25"), ("Goal", "20"), ("Goal", "30"), ("Goal", "10"), ("Goal", "1200"))).StatusCode);
        Assert.Contains("/ 1,200 户", await PublishedSite.FreshAsync(App, "/activities/figures"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Editor.PostFormAsync(page, page, ("Goal", "1"), ("Goal", "1"), ("Goal", "1"), ("Goal", "1"), ("Goal", "1"))).StatusCode);
    }

    [GeneratedRegex("name=\"ticket\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ticket();
}
