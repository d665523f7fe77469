using global::Portal.Domain.Calendar;
using global::Portal.Web.Adapters.Publicity;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Publicity.Talk;

/// <summary>Working days by the notices of the State Council: holidays are free, and some weekends are worked instead.</summary>
public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Days = NoticedDays.Load(Path.Combine(Repository.Folder("content"), "calendar", "working-days.json"));

    [Theory]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-28", false)]
    [InlineData("2030-05-01", true)]
    [InlineData("2030-05-04", false)]
    public void Day_is_worked_as_the_notice_says_and_otherwise_by_the_week(string day, bool worked) => Assert.Equal(worked, Days.IsWorked(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData("2026-11-24", 5, "2026-12-01")]
    [InlineData("2026-11-28", 1, "2026-11-30")]
    [InlineData("2026-11-24", 0, "2026-11-24")]
    [InlineData("2025-12-31", 1, "2026-01-04")]
    public void Term_begins_the_day_after_and_counts_working_days_alone(string from, int days, string until)
    {
        var last = Days.After(DateOnly.Parse(from, null), days);
        Assert.Equal(DateOnly.Parse(until, null), last);
        Assert.Equal(days, Days.Between(DateOnly.Parse(from, null), last));
    }

    [Fact]
    public void Nothing_lies_between_a_day_and_an_earlier_one() => Assert.Equal(0, Days.Between(new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 1)));
}
