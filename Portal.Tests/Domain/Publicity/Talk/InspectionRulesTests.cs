using global::Portal.Domain.Publicity.Inspection;

namespace Portal.Tests.Domain.Publicity.Talk;

/// <summary>The limits by which government sites are inspected.</summary>
public sealed class InspectionRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("工作动态", "2026-11-10", false)]
    [InlineData("工作动态", "2026-11-09", true)]
    [InlineData("政务公开", "2026-05-24", false)]
    [InlineData("政务公开", "2026-05-23", true)]
    public void Column_is_stale_after_two_weeks_or_half_a_year(string kind, string newest, bool stale) =>
        Assert.Equal(stale, InspectionRules.IsStale(InspectionRules.PaceOf(kind), DateOnly.Parse(newest, null), Today));

    [Theory]
    [InlineData(FindingKind.HomeStale, 1, FindingWeight.Veto)]
    [InlineData(FindingKind.QuestionUnanswered, 1, FindingWeight.Veto)]
    [InlineData(FindingKind.ColumnStale, 4, FindingWeight.Fault)]
    [InlineData(FindingKind.ColumnStale, 5, FindingWeight.Veto)]
    [InlineData(FindingKind.ColumnEmpty, 5, FindingWeight.Veto)]
    [InlineData(FindingKind.LinkBroken, 99, FindingWeight.Fault)]
    [InlineData(FindingKind.LinkAway, 99, FindingWeight.Note)]
    public void Some_fail_a_site_alone_and_some_in_numbers(FindingKind kind, int open, FindingWeight weight) => Assert.Equal(weight, InspectionRules.WeightOf(kind, open));

    [Fact]
    public void Finding_that_comes_back_after_it_was_mended_begins_anew()
    {
        var seen = new SeenFault(FindingKind.LinkBroken, "/a", "/b");
        var (first, later) = (new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc));
        var finding = new Finding(seen, first);
        Assert.False(finding.SeeAgain(later));
        Assert.Equal((first, later), (finding.FirstSeen, finding.LastSeen));
        finding.Mend(later);
        Assert.True(finding.SeeAgain(later));
        Assert.Equal((later, null), (finding.FirstSeen, finding.MendedAt));
    }
}
