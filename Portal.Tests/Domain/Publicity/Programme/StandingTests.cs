using Portal.Domain.Calendar;
using Portal.Domain.Publicity.Programme;
using Portal.Tests.Support;
using Portal.Web.Adapters.Publicity;

namespace Portal.Tests.Domain.Publicity.Programme;

/// <summary>Where an entry stands: from its dates and today, never from anything that somebody ticked.</summary>
public sealed class StandingTests
{
    private static readonly WorkingDays Days = NoticedDays.Load(Path.Combine(Repository.Folder("content"), "calendar", "working-days.json"));

    private static readonly DateOnly Today = Registers.Day("2026-11-24");

    [Theory]
    [InlineData("2026-12-23", null, StandingKind.Open, 21)]
    [InlineData("2026-12-22", null, StandingKind.Soon, 20)]
    [InlineData("2026-11-24", null, StandingKind.Soon, 0)]
    [InlineData("2026-11-23", null, StandingKind.Overdue, 1)]
    [InlineData("2026-11-20", null, StandingKind.Overdue, 2)]
    [InlineData("2026-11-20", "2026-11-20", StandingKind.Done, 2)]
    [InlineData("2026-11-20", "2026-11-21", StandingKind.DoneLate, 2)]
    public void Deadline_is_near_twenty_working_days_before(string due, string? closed, StandingKind kind, int days)
    {
        var standing = Of(StandingRule.Deadline, due: due, closed: closed);
        Assert.Equal((kind, days), (standing.Kind, standing.Days));
    }

    [Theory]
    [InlineData("2027-02-23", false, StandingKind.Valid)]
    [InlineData("2027-02-22", false, StandingKind.Soon)]
    [InlineData("2026-11-24", false, StandingKind.Soon)]
    [InlineData("2026-11-23", false, StandingKind.Expired)]
    [InlineData("2028-01-01", true, StandingKind.Revoked)]
    [InlineData("2026-01-01", true, StandingKind.Revoked)]
    public void Certificate_is_reminded_of_ninety_days_before_and_ends_by_itself(string validTo, bool isRevoked, StandingKind kind) =>
        Assert.Equal(kind, Of(StandingRule.Validity, due: validTo, isRevoked: isRevoked).Kind);

    [Fact]
    public void Nothing_is_said_to_be_valid_without_a_day_until_which_it_is() => Assert.Equal(StandingKind.None, Of(StandingRule.Validity).Kind);

    [Theory]
    [InlineData("2026-11-25", "2026-12-01", null, StandingKind.NotBegun)]
    [InlineData("2026-11-20", "2026-11-26", null, StandingKind.Announced)]
    [InlineData("2026-11-18", "2026-11-24", null, StandingKind.Announced)]
    [InlineData("2026-11-16", "2026-11-23", null, StandingKind.NoticeOver)]
    [InlineData("2026-11-16", "2026-11-23", "2026-11-24", StandingKind.Granted)]
    public void Notice_hangs_out_until_its_last_day(string from, string to, string? granted, StandingKind kind) =>
        Assert.Equal(kind, Of(StandingRule.Notice, from, to, granted).Kind);

    [Fact]
    public void Count_into_a_year_without_its_notice_says_that_it_is_a_guess()
    {
        Assert.False(Of(StandingRule.Deadline, due: "2027-01-29").IsCertain);
        Assert.True(Of(StandingRule.Deadline, due: "2026-12-31").IsCertain);
        Assert.True(Of(StandingRule.Validity, due: "2028-01-29").IsCertain);
    }

    [Fact]
    public void Newest_decision_on_an_extension_is_the_one_that_counts()
    {
        var plate = Registers.Facts(
            ProgrammeRegisters.Plate, ("Deadline", ["2026-09-30"]), ("Extensions", ["2026-09-25｜2026-12-31｜手续｜1号", "2026-10-20｜2026-11-20｜收紧｜2号"]));
        Assert.Equal(Registers.Day("2026-11-20"), RegisterClocks.PlateDeadline(plate));
        Assert.Equal(StandingKind.Overdue, StandingRules.Of(StandingRule.Deadline, RegisterClocks.Of(plate, null, Days), Today, Days).Kind);
    }

    [Fact]
    public void Draw_is_measured_by_the_object_whose_result_is_due_first()
    {
        var draw = Registers.Facts(
            ProgrammeRegisters.Draw, ("DrawnOn", ["2026-10-14"]),
            ("Objects", ["甲厂｜示例区｜工贸｜1｜2026-10-21｜合格｜2026-11-02｜", "乙厂｜示例区｜工贸｜1｜2026-10-28｜｜｜", "丙厂｜示例区｜工贸｜1｜｜｜｜停产"]));
        Assert.Equal(new ClockFacts(Registers.Day("2026-10-14"), Registers.Day("2026-11-25"), null, IsRevoked: false), RegisterClocks.Of(draw, null, Days));
    }

    [Theory]
    [InlineData("2026-11-24", StandingKind.Done)]
    [InlineData("2026-11-26", StandingKind.DoneLate)]
    public void Draw_with_all_results_is_done_and_late_when_one_of_them_was(string resultOn, StandingKind kind)
    {
        var draw = Registers.Facts(
            ProgrammeRegisters.Draw, ("DrawnOn", ["2026-10-14"]), ("Objects", [$"乙厂｜｜｜1｜2026-10-28｜合格｜{resultOn}｜", "甲厂｜｜｜1｜2026-11-20｜合格｜2026-11-27｜"]));
        Assert.Equal(kind, StandingRules.Of(StandingRule.Deadline, RegisterClocks.Of(draw, null, Days), Today, Days).Kind);
    }

    [Theory]
    [InlineData("2026-10-12", StandingKind.DoneLate)]
    [InlineData("2026-10-10", StandingKind.Done)]
    public void Decision_is_public_in_time_within_seven_working_days(string published, StandingKind kind)
    {
        var notice = Registers.Facts(ProgrammeRegisters.Enforcement, ("DecidedOn", ["2026-09-23"]));
        Assert.Equal(kind, StandingRules.Of(StandingRule.Disclosure, RegisterClocks.Of(notice, Registers.Day(published), Days), Today, Days).Kind);
        Assert.Equal(StandingKind.Overdue, StandingRules.Of(StandingRule.Disclosure, RegisterClocks.Of(notice, null, Days), Today, Days).Kind);
        Assert.Equal(StandingKind.None, StandingRules.Of(StandingRule.Disclosure, ClockFacts.Nothing, Today, Days).Kind);
    }

    [Fact]
    public void Plan_is_measured_by_the_first_quarter_without_figures()
    {
        var plan = Registers.Facts(ProgrammeRegisters.Plans, ("Year", ["2026"]), ("Classes", ["加油站｜每年｜卸油｜90｜20｜25｜28｜", "矿山｜每季｜边坡｜24｜6｜6｜｜"]));
        Assert.Equal(Days.After(Registers.Day("2026-09-30"), 20), RegisterClocks.Of(plan, null, Days).Due);
    }

    private static RegisterStanding Of(StandingRule rule, string? begins = null, string? due = null, string? closed = null, bool isRevoked = false) =>
        StandingRules.Of(rule, new ClockFacts(At(begins), At(due), At(closed), isRevoked), Today, Days);

    private static DateOnly? At(string? text) => text is null ? null : Registers.Day(text);
}
