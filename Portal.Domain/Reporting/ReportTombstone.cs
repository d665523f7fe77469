namespace Portal.Domain.Reporting;

/// <summary>
/// What is left of a report whose time is over, for statistics alone: months and spans, no day, no number, and an id of its own that leads nowhere.
/// </summary>
public sealed class ReportTombstone
{
    private ReportTombstone()
    {
    }

    /// <summary>Random, and not the report's.</summary>
    public Guid Id { get; private set; }

    public string DistrictCode { get; private set; } = "";

    public Industry Industry { get; private set; }

    public string HazardCode { get; private set; } = "";

    public ReportState Outcome { get; private set; }

    public Urgency Urgency { get; private set; }

    /// <summary>Year and month, 202611.</summary>
    public int MonthFiled { get; private set; }

    public int MonthEnded { get; private set; }

    /// <summary>Days from filing to acceptance; null when it was not accepted.</summary>
    public int? DaysToAccept { get; private set; }

    /// <summary>Days from filing to the end.</summary>
    public int DaysToClose { get; private set; }

    public static ReportTombstone Of(Report report)
    {
        var ended = report.ClosedOn ?? throw new InvalidOperationException("Only an ended report leaves a tombstone.");
        return new ReportTombstone
        {
            Id = Guid.NewGuid(),
            DistrictCode = report.DistrictCode,
            Industry = report.Industry,
            HazardCode = report.HazardCode,
            Outcome = report.State,
            Urgency = report.Urgency,
            MonthFiled = MonthOf(report.FiledOn),
            MonthEnded = MonthOf(ended),
            DaysToAccept = report.AcceptedOn?.DayNumber - report.FiledOn.DayNumber,
            DaysToClose = ended.DayNumber - report.FiledOn.DayNumber,
        };
    }

    private static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;
}
