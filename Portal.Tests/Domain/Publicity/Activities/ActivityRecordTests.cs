using global::Portal.Domain.Publicity;
using global::Portal.Domain.Publicity.Activities;

namespace Portal.Tests.Domain.Publicity.Activities;

/// <summary>Places, waiting, and how an activity ends.</summary>
public sealed class ActivityRecordTests
{
    private static readonly DateTime Begins = new(2026, 12, 5, 1, 30, 0, DateTimeKind.Utc);
    private static readonly DateTime Ends = Begins.AddHours(2);
    private static readonly Guid Writer = Guid.NewGuid();

    [Fact]
    public void Places_are_given_until_none_is_left_and_then_turns()
    {
        var record = Of(capacity: 3);
        Assert.Equal(0, record.Admit(2));
        Assert.Equal(1, record.Admit(2));
        Assert.Equal(0, record.Admit(1));
        Assert.Equal(2, record.Admit(1));
        Assert.Equal((3, 3, 0), (record.Taken, record.Waiting, record.Free));
    }

    [Fact]
    public void Without_a_limit_nobody_waits()
    {
        var record = Of(capacity: null);
        Assert.All(Enumerable.Range(1, 50), people => Assert.Equal(0, record.Admit(people)));
        Assert.Null(record.Free);
    }

    [Fact]
    public void Number_can_grow_only_into_free_places()
    {
        var record = Of(capacity: 4);
        record.Admit(2);
        Assert.False(record.Change(2, 4, waits: false).IsRefused);
        Assert.Equal("ActivityFull", record.Change(4, 5, waits: false).Refusals[0].Code);
        Assert.Equal(4, record.Taken);
        Assert.False(record.Change(4, 1, waits: false).IsRefused);
        Assert.Equal(3, record.Free);
    }

    [Fact]
    public void Room_that_an_editor_made_smaller_is_full_and_never_less_than_that()
    {
        var record = Of(capacity: 5);
        record.Admit(5);
        record.Follow(Line(capacity: 3));
        Assert.Equal(0, record.Free);
        Assert.True(record.Admit(1) > 0);
    }

    [Fact]
    public void Closing_waits_for_the_end_and_a_changed_report_is_read_again()
    {
        var record = Of(capacity: 5);
        var end = new ActivityEnd(40, 2, "来了四十人。", []);
        Assert.Equal("ActivityNotOver", record.Close(end, Writer, "编辑甲", Ends.AddMinutes(-1)).Refusals[0].Code);
        Assert.False(record.Close(end, Writer, "编辑甲", Ends).IsRefused);
        Assert.Equal("ActivityOwnReport", record.Show(Writer, asksForSecond: true, Ends).Refusals[0].Code);
        Assert.False(record.Show(Guid.NewGuid(), asksForSecond: true, Ends).IsRefused);

        Assert.False(record.Close(end with { Reached = 41 }, Writer, "编辑甲", Ends).IsRefused);
        Assert.NotNull(record.ShownUtc);
        Assert.False(record.Close(end with { Report = "来了四十一人。" }, Writer, "编辑甲", Ends).IsRefused);
        Assert.Null(record.ShownUtc);
    }

    [Fact]
    public void Report_that_was_not_written_cannot_be_shown_and_its_own_writer_may_where_nobody_asks_for_a_second()
    {
        var record = Of(capacity: 5);
        record.Close(new ActivityEnd(1, 1, "", []), Writer, "编辑甲", Ends);
        Assert.Equal("ActivityNoReport", record.Show(Writer, asksForSecond: false, Ends).Refusals[0].Code);
        record.Close(new ActivityEnd(1, 1, "好。", []), Writer, "编辑甲", Ends);
        Assert.False(record.Show(Writer, asksForSecond: false, Ends).IsRefused);
    }

    [Fact]
    public void Cancelled_activity_stays_cancelled()
    {
        var record = Of(capacity: 5);
        Assert.False(record.Cancel("暴雨红色预警", Begins).IsRefused);
        Assert.Equal("ActivityEnded", record.Cancel("再取消一次", Begins).Refusals[0].Code);
        Assert.Equal("ActivityEnded", record.Close(new ActivityEnd(1, 1, "", []), Writer, "编辑甲", Ends).Refusals[0].Code);
    }

    [Theory]
    [InlineData(-24, -1, SignUpDoor.Open)]
    [InlineData(1, 2, SignUpDoor.NotYet)]
    [InlineData(-24, 0, SignUpDoor.Closed)]
    public void Door_opens_and_closes_at_its_hours(int opensAfterHours, int closesAfterHours, SignUpDoor expected)
    {
        var now = Begins.AddDays(-3);
        var closes = closesAfterHours == -1 ? (DateTime?)null : now.AddHours(closesAfterHours);
        Assert.Equal(expected, ActivityStanding.Of(Plan(new SignUpPlan(now.AddHours(opensAfterHours), closes, false, 5), 10), null, now).Door);
    }

    [Fact]
    public void Door_tells_full_over_cancelled_and_not_offered()
    {
        var (now, plan) = (Begins.AddDays(-3), Plan(new SignUpPlan(null, null, false, 5), 2));
        var record = Of(capacity: 2);
        record.Admit(2);
        Assert.Equal(SignUpDoor.Full, ActivityStanding.Of(plan, record, now).Door);
        Assert.Equal(SignUpDoor.Closed, ActivityStanding.Of(plan, record, Begins).Door);
        Assert.Equal(SignUpDoor.Over, ActivityStanding.Of(plan, record, Ends).Door);
        Assert.Equal(SignUpDoor.NotOffered, ActivityStanding.Of(plan with { SignUp = null }, null, now).Door);
        record.Cancel("场地停电", now);
        Assert.Equal(SignUpDoor.Cancelled, ActivityStanding.Of(plan, record, Ends).Door);
    }

    [Fact]
    public void Report_is_part_of_the_standing_only_once_it_is_shown()
    {
        var record = Of(capacity: 2);
        record.Close(new ActivityEnd(30, 1, "来了三十人。", ["publicity/x.svg"]), Writer, "编辑甲", Ends);
        Assert.False(ActivityStanding.Of(Plan(null, 2), record, Ends).HasReport);
        Assert.Equal(30, ActivityStanding.Of(Plan(null, 2), record, Ends).Reached);
        record.Show(Guid.NewGuid(), asksForSecond: true, Ends);
        Assert.Equal(["publicity/x.svg"], ActivityStanding.Of(Plan(null, 2), record, Ends).Pictures);
    }

    private static ActivityRecord Of(int? capacity)
    {
        var record = new ActivityRecord("t-activity");
        record.Follow(Line(capacity));
        return record;
    }

    private static ActivityPlan Plan(SignUpPlan? signUp, int? capacity) => new(Begins, Ends, "示例路 18 号", "000001", capacity, "000", null, "示例街道", signUp);

    private static PublicLine Line(int? capacity) =>
        new("t-activity", PublicTypes.Activity, "开放日", "publicity/school/open", "", Begins, Begins, null, "column-school", Plan(new SignUpPlan(null, null, false, 5), capacity));
}
