using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;

namespace Portal.Domain.Reporting;

public enum CaseStates
{
    /// <summary>Somebody still owes the reporter something.</summary>
    Open = 0,
    Submitted = 1,
    Accepted = 2,
    NotAccepted = 3,
    Closed = 4,
    All = 5,

    /// <summary>Ended, and to be deleted within the days in which the mailbox warns.</summary>
    Leaving = 6,
}

public enum CaseOrder
{
    Due = 0,
    Filed = 1,
    Number = 2,
}

/// <summary>What an officer asks the list for: plain fields only, nothing sealed can be searched. Empty means any.</summary>
/// <param name="Number">How the number begins.</param>
public sealed record CaseFilter(
    string District = "",
    Industry? Industry = null,
    string Hazard = "",
    Urgency? Urgency = null,
    CaseStates States = CaseStates.Open,
    string Number = "",
    CaseOrder Order = CaseOrder.Due,
    bool Descending = false);

/// <summary>The cases somebody may see in a list: those of the own department, and those a colleague has given.</summary>
internal static class VisibleCases
{
    public static IQueryable<Report> Of(IPortalDb db, IActor actor) =>
        db.Reports.AsNoTracking().Where(r =>
            r.DepartmentId == actor.DepartmentId || db.ReportWraps.Any(w => w.ReportId == r.Id && w.StaffId != null && w.StaffId == actor.StaffId));

    public static IQueryable<Report> Filtered(this IQueryable<Report> cases, CaseFilter filter, DateOnly today)
    {
        if (ReportNumber.StartingWith(filter.Number) is not { } range)
        {
            return cases.Where(_ => false);
        }

        var (first, last) = range;
        if (filter.Number.Length > 0)
        {
            cases = cases.Where(r => r.Id >= first && r.Id <= last);
        }

        if (filter.District.Length > 0)
        {
            cases = cases.Where(r => r.DistrictCode == filter.District);
        }

        if (filter.Industry is { } industry)
        {
            cases = cases.Where(r => r.Industry == industry);
        }

        if (filter.Hazard.Length > 0)
        {
            cases = cases.Where(r => r.HazardCode == filter.Hazard);
        }

        if (filter.Urgency is { } urgency)
        {
            cases = cases.Where(r => r.Urgency == urgency);
        }

        return filter.States switch
        {
            CaseStates.All => cases,
            CaseStates.Submitted => cases.Where(r => r.State == ReportState.Submitted),
            CaseStates.Accepted => cases.Where(r => r.State == ReportState.Accepted),
            CaseStates.NotAccepted => cases.Where(r => r.State == ReportState.NotAccepted),
            CaseStates.Closed => cases.Where(r => r.State == ReportState.Closed),
            CaseStates.Leaving => cases.Where(r => r.KeepUntil <= today.AddDays(RetentionPeriods.GraceDays)),
            _ => cases.Where(r => CaseActs.Open.Contains(r.State)),
        };
    }

    /// <summary>In order; of two cases due the same day the urgent one first, then by number so that pages do not overlap.</summary>
    public static IQueryable<Report> Ordered(this IQueryable<Report> cases, CaseFilter filter) => (filter.Order, filter.Descending) switch
    {
        (CaseOrder.Filed, false) => cases.OrderBy(r => r.FiledOn).ThenBy(r => r.Id),
        (CaseOrder.Filed, true) => cases.OrderByDescending(r => r.FiledOn).ThenBy(r => r.Id),
        (CaseOrder.Number, false) => cases.OrderBy(r => r.Id),
        (CaseOrder.Number, true) => cases.OrderByDescending(r => r.Id),
        (_, true) => cases.OrderByDescending(r => r.DueOn).ThenByDescending(r => r.Urgency).ThenBy(r => r.Id),
        _ => cases.OrderBy(r => r.DueOn).ThenByDescending(r => r.Urgency).ThenBy(r => r.Id),
    };
}
