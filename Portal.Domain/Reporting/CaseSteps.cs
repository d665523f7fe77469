using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>What accepting, not accepting and closing have in common: the case must open for the officer, and the reporter hears of the step.</summary>
public sealed class CaseSteps(IPortalDb db, CaseKeys caseKeys, CaseJournal journal)
{
    internal async Task<Outcome<Nothing>> TakeAsync(
        Guid reportId, Func<Report, Outcome<Report>> step, string text, NotAcceptedReason? reason, CancellationToken cancellationToken)
    {
        var opened = await caseKeys.OpenAsync(reportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        using var keys = opened.Value;
        var report = await db.Reports.SingleAsync(r => r.Id == reportId, cancellationToken);
        var taken = step(report);
        if (taken.IsRefused)
        {
            return Outcome<Nothing>.Refused(taken.Refusals);
        }

        await journal.TellReporterAsync(reportId, keys, text, report.State, reason, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
