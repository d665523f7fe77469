using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;

namespace Portal.Domain.Reporting;

/// <summary>
/// What a colleague could open before the password was lost: the wraps of the ended keys are kept as the record of it. They open nothing any more, since the
/// private half is gone. Somebody who writes in the database could add such a row; it would only offer a case that the colleague may be given anyway.
/// </summary>
public sealed class ColleagueCases(IPortalDb db, CaseKeys caseKeys, CaseExclusion exclusion, CaseColleagues colleagues, IActor actor)
{
    /// <summary>The cases that the actor can open, the colleague could and now cannot, and that the colleague may be given.</summary>
    internal async Task<IReadOnlyList<Report>> RestorableAsync(StaffMember colleague, CancellationToken cancellationToken)
    {
        var lost = await db.Reports.AsNoTracking()
            .Where(r => db.ReportWraps.Any(w => w.ReportId == r.Id && w.StaffId == colleague.Id)
                && !db.ReportWraps.Any(w => w.ReportId == r.Id && w.StaffId == colleague.Id
                    && db.StaffKeys.Any(k => k.Id == w.KeyId && k.Standing == Standing.InForce)))
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        var ids = lost.Select(r => r.Id).ToArray();
        var mine = (await db.ReportWraps.AsNoTracking().Where(w => ids.Contains(w.ReportId) && w.StaffId == actor.StaffId).ToListAsync(cancellationToken))
            .ToLookup(w => w.ReportId);
        var desk = await colleagues.DutyDeskAsync(cancellationToken);
        return [.. lost.Where(report => actor.StaffId is not null && mine.Contains(report.Id) && MayGive(report, [.. mine[report.Id]], colleague, desk))];
    }

    private bool MayGive(Report report, IReadOnlyList<ReportWrap> wraps, StaffMember colleague, Guid? desk)
    {
        var opened = caseKeys.Open(wraps);
        if (opened.IsRefused)
        {
            return false;
        }

        using var keys = opened.Value;
        var excluded = exclusion.Of(report, keys);
        return !excluded.IsRefused && CaseColleagues.MayReceive(report, excluded.Value, colleague, desk);
    }
}
