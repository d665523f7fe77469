using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>How many days a report is kept after it has ended in one way. A change holds for reports that end from then on (decisions/0015).</summary>
public sealed class RetentionRule(ReportState outcome, int days) : AggregateRoot
{
    public const int LeastDays = 30;

    /// <summary>Five years.</summary>
    public const int MostDays = 1826;

    public ReportState Outcome { get; private set; } = outcome;

    public int Days { get; private set; } = days;

    /// <summary>The outcomes that end a report, with what holds until somebody decides otherwise.</summary>
    public static IReadOnlyDictionary<ReportState, int> Defaults { get; } = new Dictionary<ReportState, int>
    {
        [ReportState.NotAccepted] = 90,
        [ReportState.Closed] = 365,
    };

    public static bool IsAllowed(int days) => days is >= LeastDays and <= MostDays;

    public Outcome<RetentionRule> Keep(int days)
    {
        if (!IsAllowed(days))
        {
            return new Refusal("RetentionDays", nameof(Days), LeastDays, MostDays);
        }

        Days = days;
        return this;
    }
}

/// <summary>Reads the rules.</summary>
public sealed class RetentionPeriods(IPortalDb db)
{
    /// <summary>A reporter who writes when the end is near, or whose report was held, has this long to say what is missing.</summary>
    public const int GraceDays = 14;

    internal async Task<int> DaysAsync(ReportState outcome, CancellationToken cancellationToken) =>
        await db.RetentionRules.AsNoTracking().Where(r => r.Outcome == outcome).Select(r => (int?)r.Days).SingleOrDefaultAsync(cancellationToken)
        ?? RetentionRule.Defaults[outcome];
}
