using Microsoft.Playwright;
using Portal.Domain.Publicity.Activities;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Publicity.Activities;
using static Portal.Tests.Web.Publicity.Activities.ActivitySeeds;

namespace Portal.Tests.Browser;

/// <summary>Activities in a real browser: somebody signs up, and every public and desk page of theirs at a telephone's and a desk's width.</summary>
public sealed class ActivityPagesTests(ActivityDesk desk, Chromium chromium) : IClassFixture<ActivityDesk>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Somebody_signs_up_on_a_telephone_and_every_public_page_is_whole()
    {
        await FillAsync();
        await using var visitor = await chromium.VisitAsync(desk.App.Address, 390);
        await visitor.GoAsync("/activities/b-open/join");
        await CheckAsync(visitor, "activity-join", 390);
        await visitor.Page.GetByLabel("怎么称呼你").FillAsync("小林");
        await visitor.Page.GetByLabel("手机号").FillAsync("13800000000");
        await visitor.Page.GetByLabel("2 人").CheckAsync();
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('[data-human-proof]').value !== ''");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "报名" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("报上名了")).ToBeVisibleAsync();
        await CheckAsync(visitor, "activity-joined", 390);
        foreach (var (path, name) in Public)
        {
            await visitor.GoAsync(path);
            await CheckAsync(visitor, name, 390);
        }

        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.ForeignRequests);
        Assert.Empty(await visitor.Context.CookiesAsync());
    }

    [Fact]
    public async Task Pages_are_whole_on_a_wide_screen_and_the_desk_draws_its_figures()
    {
        await FillAsync();
        await using var visitor = await chromium.VisitAsync(desk.App.Address, 1440);
        foreach (var (path, name) in Public.Append(("/activities/b-open/join", "activity-join")))
        {
            await visitor.GoAsync(path);
            await CheckAsync(visitor, name, 1440);
        }

        await visitor.GoAsync("/desk/sign-in");
        await visitor.Page.FillAsync("[name=UserName]", "zongbian");
        await visitor.Page.FillAsync("[name=Password]", AccountSite.Password);
        await visitor.Page.ClickAsync("main button[type=submit]");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        foreach (var (path, name) in new (string, string)[]
            {
                ("/desk/activities?when=All", "desk-activities"), ("/desk/activities/b-open", "desk-activity"), ("/desk/activities/b-past", "desk-activity-past"),
                ("/desk/activities/b-full/people", "desk-activity-people"), ("/desk/activities/b-full/sheet", "desk-activity-sheet"), ("/desk/activities/visits", "desk-visits"),
                ("/desk/activities/targets", "desk-targets"),
            })
        {
            await visitor.GoAsync(path);
            await CheckAsync(visitor, name, 1440);
        }

        await visitor.GoAsync("/desk/activities/figures");
        await visitor.Page.WaitForSelectorAsync("[data-kind=months] canvas");
        await CheckAsync(visitor, "desk-figures", 1440);
        Assert.Empty(visitor.Complaints);
        await visitor.Page.SetViewportSizeAsync(390, 844);
        foreach (var path in new[] { "/desk/activities?when=All", "/desk/activities/b-full/people", "/desk/activities/figures", "/desk/activities/b-past" })
        {
            await visitor.GoAsync(path);
            await CheckAsync(visitor, "narrow" + path.Replace('/', '-').Split('?')[0], 390);
        }
    }

    private static (string Path, string Name)[] Public =>
    [
        ("/activities", "activities"), ("/activities/mine", "activity-mine"), ("/activities/visit", "activity-visit"), ("/activities/visit/progress", "activity-visit-progress"),
        ("/activities/figures", "activity-figures"), ("/publicity/school/b-open", "activity-open"), ("/publicity/village/b-past", "activity-past"), ("/activities/b-full/join", "activity-full"),
        ("/elder/activities", "activities-elder"),
    ];

    private static async Task CheckAsync(Visitor visitor, string name, int width)
    {
        await visitor.ShootAsync($"{name}-{width}");
        await AxeChecks.FindNothingAsync(visitor);
        Assert.False(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), name);
    }

    /// <summary>One open, one full with somebody waiting, one that was held and written up.</summary>
    private async Task FillAsync()
    {
        if (await ReadAsync(desk.App, db => Task.FromResult(db.ActivityRecords.Any(r => r.ItemId == "b-full"))))
        {
            return;
        }

        await PublishAsync(desk.App, "b-open", capacity: 60, title: "周六，来学校跟着跑一次疏散", needsContact: true);
        await PublishAsync(desk.App, "b-full", capacity: 3, begins: "2026-12-12T01:30:00Z", ends: "2026-12-12T03:00:00Z", column: "enterprise", title: "企业开放日：走进配电房");
        await PublishAsync(desk.App, "b-past", capacity: 90, begins: "2026-11-07T01:30:00Z", ends: "2026-11-07T03:00:00Z", column: "village", title: "入冬烟道上门查");
        foreach (var (name, people) in new[] { ("示例甲", "2"), ("示例乙", "1"), ("示例丙", "1") })
        {
            await SignUpAsync(desk.App, "b-full", Form(name, "", people));
        }

        await ReadAsync(desk.App, async db =>
        {
            var record = new ActivityRecord("b-past");
            record.Follow((await SendAsync(desk.App, new ReadActivity("b-past"))).Value!.Line);
            Assert.False(record.Close(new ActivityEnd(216, 4, "四个村走了 96 户，清烟道 71 条。\n有 8 户烟道裂了，先停用，村里派人跟着改。", ["publicity/x.svg"]), Guid.NewGuid(), "编辑甲", record.EndsUtc).IsRefused);
            Assert.False(record.Show(Guid.NewGuid(), asksForSecond: true, record.EndsUtc).IsRefused);
            db.ActivityRecords.Add(record);
            for (var month = 1; month <= 10; month++)
            {
                db.ActivityRecords.Add(ActivityRecord.OfVisit($"VB{month:D24}", "上门宣讲", "column-" + PublicColumnOf(month), "T90101", "示例街道", new DateTime(2026, month, 8, 2, 0, 0, DateTimeKind.Utc), 40 * month));
            }

            return await db.SaveChangesAsync();
        });
        await PublishAsync(desk.App, "b-next", capacity: null, begins: "2026-11-28T01:30:00Z", ends: "2026-11-28T03:00:00Z", column: "community", title: "旧管换新管：燃气软管咨询日");

        static string PublicColumnOf(int month) => Portal.Domain.Publicity.PublicColumn.Places[month % 5];
    }
}
