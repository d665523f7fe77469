using global::Portal.Domain.Publicity.Activities;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;
using static Portal.Tests.Web.Publicity.Activities.ActivitySeeds;

namespace Portal.Tests.Web.Publicity.Activities;

/// <summary>Signing up, waiting, giving up and being forgotten, against the real database. On both.</summary>
public abstract class SignUpTests(PortalFixture site)
{
    private PortalApp App => site.App;

    [Fact]
    public async Task Of_two_who_want_the_last_place_at_once_one_gets_it_and_the_other_waits()
    {
        await PublishAsync(App, "a-race", capacity: 5);
        await SignUpAsync(App, "a-race", Form("先来的", people: "3"));
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() => SignUpAsync(App, "a-race", Form($"同时{at}", people: "1")))));

        Assert.All(all, one => Assert.False(one.IsRefused, one.IsRefused ? one.Refusals[0].Code : ""));
        Assert.Equal(2, all.Count(one => one.Value.Own.Turn == 0));
        var record = await RecordAsync(App, "a-race");
        Assert.Equal((5, 6), (record.Taken, record.Waiting));
        Assert.Equal(6, await ReadAsync(App, db => db.ActivitySignUps.Where(s => s.ItemId == "a-race" && s.Turn > 0).Select(s => s.Turn).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Who_waits_moves_up_in_turn_and_a_party_too_large_is_passed_over_until_there_is_room()
    {
        await PublishAsync(App, "a-wait", capacity: 3);
        var first = (await SignUpAsync(App, "a-wait", Form("甲", people: "2"))).Value;
        var second = (await SignUpAsync(App, "a-wait", Form("乙"))).Value;
        var large = (await SignUpAsync(App, "a-wait", Form("丙", people: "3"))).Value;
        var small = (await SignUpAsync(App, "a-wait", Form("丁"))).Value;
        Assert.Equal((1, 2), (large.Own.Turn, small.Own.Turn));

        Assert.Equal("学校开放日", (await SendAsync(App, new GiveUpOwnPlace(second.Code))).Value);
        Assert.Equal((1, 0), (await TurnAsync(large), await TurnAsync(small)));
        await SendAsync(App, new GiveUpOwnPlace(small.Code));
        await SendAsync(App, new GiveUpOwnPlace(first.Code));
        Assert.Equal(0, await TurnAsync(large));
        Assert.Equal((3, 0), ((await RecordAsync(App, "a-wait")).Taken, (await RecordAsync(App, "a-wait")).Waiting));
        Assert.Equal("ActivityCode", (await SendAsync(App, new ReadOwnPlace(first.Code))).Refusals[0].Code);
    }

    [Fact]
    public async Task Number_is_changed_by_the_code_and_what_gets_free_goes_to_who_waits()
    {
        await PublishAsync(App, "a-change", capacity: 3);
        var own = (await SignUpAsync(App, "a-change", Form("甲", people: "3"))).Value;
        var waits = (await SignUpAsync(App, "a-change", Form("乙", people: "2"))).Value;
        Assert.Equal("ActivityPeople", (await SendAsync(App, new ChangeOwnPlace(own.Code, "4"))).Refusals[0].Code);
        Assert.Equal(1, (await SendAsync(App, new ChangeOwnPlace(own.Code, "1"))).Value.People);
        Assert.Equal(0, await TurnAsync(waits));
        Assert.Equal("ActivityFull", (await SendAsync(App, new ChangeOwnPlace(own.Code, "2"))).Refusals[0].Code);
    }

    [Fact]
    public async Task Contact_signs_up_once_however_it_is_typed_and_again_after_giving_up()
    {
        await PublishAsync(App, "a-once", capacity: 10, needsContact: true);
        Assert.Equal("ActivityContact", (await SignUpAsync(App, "a-once", Form("甲"))).Refusals[0].Code);
        var own = (await SignUpAsync(App, "a-once", Form("甲", "138 0000 0001", mail: "A@Example.com"))).Value;
        Assert.Equal("ActivityTwice", (await SignUpAsync(App, "a-once", Form("乙", "+86-13800000001"))).Refusals[0].Code);
        Assert.Equal("ActivityTwice", (await SignUpAsync(App, "a-once", Form("乙", "13800000002", mail: "a@example.com"))).Refusals[0].Code);
        await SendAsync(App, new GiveUpOwnPlace(own.Code));
        Assert.False((await SignUpAsync(App, "a-once", Form("甲", "13800000001"))).IsRefused);
    }

    [Fact]
    public async Task Neither_name_nor_number_nor_code_lies_open_in_the_database()
    {
        await PublishAsync(App, "a-sealed", capacity: 10);
        var own = (await SignUpAsync(App, "a-sealed", Form("泽林ZQ7", "13812349876", mail: "zq7mark@example.com"))).Value;
        Assert.Empty(await App.FindOnDiskAsync("泽林ZQ7", "13812349876", "zq7mark@example.com", own.Code.Characters));
    }

    [Fact]
    public async Task Contacts_go_thirty_days_after_the_activity_and_counts_stay()
    {
        await PublishAsync(App, "a-forget", capacity: 10, begins: "2026-10-24T01:00:00Z", ends: "2026-10-24T03:00:00Z");
        await PublishAsync(App, "a-later", capacity: 10, begins: "2026-10-24T01:00:00Z", ends: "2026-10-24T03:00:00Z");
        var (now, contact) = (new DateOnly(2026, 10, 1), "sealed");
        await ReadAsync(App, async db =>
        {
            foreach (var id in new[] { "a-forget", "a-later" })
            {
                var record = new ActivityRecord(id);
                record.Admit(4);
                db.ActivityRecords.Add(record);
                db.ActivitySignUps.Add(new ActivitySignUp(Guid.NewGuid(), id, Guid.NewGuid().ToByteArray(), new SignUpTags(null, null), contact, "", 4, 0, now, new DateOnly(2026, 11, 23)));
            }

            return await db.SaveChangesAsync();
        });

        // Put off: its contacts are needed for as long.
        await PublishAsync(App, "a-later", capacity: 10, begins: "2026-11-20T01:00:00Z", ends: "2026-11-20T03:00:00Z");
        await RunAsync(App, sweep => sweep.RunAsync(default));

        Assert.Equal(0, await ReadAsync(App, db => db.ActivitySignUps.CountAsync(s => s.ItemId == "a-forget")));
        Assert.Equal(1, await ReadAsync(App, db => db.ActivitySignUps.CountAsync(s => s.ItemId == "a-later" && s.EraseOn == new DateOnly(2026, 12, 20))));
        var forgotten = await RecordAsync(App, "a-forget");
        Assert.Equal((4, new DateOnly(2026, 11, 24)), (forgotten.Taken, forgotten.ContactsErasedOn));
    }

    [Fact]
    public async Task More_room_made_by_an_editor_goes_to_who_waits()
    {
        await PublishAsync(App, "a-room", capacity: 1);
        await SignUpAsync(App, "a-room", Form("甲"));
        var waits = (await SignUpAsync(App, "a-room", Form("乙"))).Value;
        await PublishAsync(App, "a-room", capacity: 5);
        await RunAsync(App, sweep => sweep.FillAsync(default));
        Assert.Equal(0, await TurnAsync(waits));
    }

    [Fact]
    public async Task Figures_add_up_over_what_was_closed_and_what_only_an_announcement_tells()
    {
        var before = (await SendAsync(App, new ReadFigures(2026))).Value.Figures;
        await PublishAsync(App, "f-told", capacity: 100, begins: "2026-03-05T01:00:00Z", ends: "2026-03-05T03:00:00Z", column: "village", reached: 70);
        await PublishAsync(App, "f-closed", capacity: 100, begins: "2026-03-06T01:00:00Z", ends: "2026-03-06T03:00:00Z", column: "village", reached: 5);
        await PublishAsync(App, "f-cancelled", capacity: 100, begins: "2026-03-07T01:00:00Z", ends: "2026-03-07T03:00:00Z", column: "village", reached: 999);
        await ReadAsync(App, async db =>
        {
            foreach (var id in new[] { "f-closed", "f-cancelled" })
            {
                var record = new ActivityRecord(id);
                record.Follow((await SendAsync(App, new ReadActivity(id))).Value!.Line);
                Assert.False((id == "f-closed"
                    ? record.Close(new ActivityEnd(40, 3, "", []), Guid.NewGuid(), "编辑甲", record.EndsUtc)
                    : record.Cancel("下大雨", record.BeginsUtc)).IsRefused);
                db.ActivityRecords.Add(record);
            }

            db.ActivityRecords.Add(ActivityRecord.OfVisit("VTEST000000000000000000001", "上门宣讲", "column-village", "T01", "示例乡", new DateTime(2026, 3, 8, 2, 0, 0, DateTimeKind.Utc), 12));
            return await db.SaveChangesAsync();
        });

        var after = (await SendAsync(App, new ReadFigures(2026))).Value.Figures;
        Assert.Equal((3, 122), (after.Total.Activities - before.Total.Activities, after.Total.Reached - before.Total.Reached));
        Assert.Equal((3, 122, 4), Of(after.ByColumn.Single(line => line.Key == "column-village"), before.ByColumn.FirstOrDefault(line => line.Key == "column-village")));
        Assert.Equal((3, 122, 4), Of(after.ByMonth[2], before.ByMonth[2]));
        foreach (var table in new[] { after.ByColumn, after.ByDistrict, after.ByMonth })
        {
            Assert.Equal((after.Total.Activities, after.Total.Reached, after.Total.Places), (table.Sum(l => l.Activities), table.Sum(l => l.Reached), table.Sum(l => l.Places)));
        }

        static (int, int, int) Of(FigureLine line, FigureLine? was) => (line.Activities - (was?.Activities ?? 0), line.Reached - (was?.Reached ?? 0), line.Places - (was?.Places ?? 0));
    }

    private async Task<int> TurnAsync(SignedUp signedUp) => (await SendAsync(App, new ReadOwnPlace(signedUp.Code))).Value.Turn;
}

public sealed class SignUpOnSqliteTests(PortalOnSqlite site) : SignUpTests(site), IClassFixture<PortalOnSqlite>;

public sealed class SignUpOnPostgresTests(PortalOnPostgres site) : SignUpTests(site), IClassFixture<PortalOnPostgres>;
