namespace Portal.Domain.Publicity.Inspection;

/// <summary>How often a column must show something new.</summary>
public enum ColumnPace
{
    /// <summary>动态、要闻: two weeks.</summary>
    News,

    /// <summary>通知、政策 and all others: six months.</summary>
    Papers,
}

/// <summary>The limits by which government sites are inspected (site-rules.md 6.3).</summary>
public static class InspectionRules
{
    public const int HomeDays = 14;
    public const int NewsDays = 14;
    public const int PapersMonths = 6;
    public const int VetoStaleColumns = 5;
    public const int VetoEmptyColumns = 5;
    public const int VetoQuestionMonths = 3;

    private static readonly string[] NewsWords = ["动态", "要闻", "新闻"];

    /// <param name="kind">栏目类别, as the column's head names it.</param>
    public static ColumnPace PaceOf(string kind) => NewsWords.Any(word => kind.Contains(word, StringComparison.Ordinal)) ? ColumnPace.News : ColumnPace.Papers;

    /// <summary>The last day on which the newest item is still new enough.</summary>
    public static bool IsStale(ColumnPace pace, DateOnly newest, DateOnly today) => pace switch
    {
        ColumnPace.News => newest.AddDays(NewsDays) < today,
        _ => newest.AddMonths(PapersMonths) < today,
    };

    public static bool IsHomeStale(DateOnly newest, DateOnly today) => newest.AddDays(HomeDays) < today;

    /// <summary>What one finding weighs among all that are open: some fail a site only in numbers.</summary>
    public static FindingWeight WeightOf(FindingKind kind, int openOfKind) => kind switch
    {
        FindingKind.HomeStale or FindingKind.QuestionUnanswered => FindingWeight.Veto,
        FindingKind.ColumnStale when openOfKind >= VetoStaleColumns => FindingWeight.Veto,
        FindingKind.ColumnEmpty when openOfKind >= VetoEmptyColumns => FindingWeight.Veto,
        FindingKind.LinkAway => FindingWeight.Note,
        _ => FindingWeight.Fault,
    };
}
