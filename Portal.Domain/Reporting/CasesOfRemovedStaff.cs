using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Keeps a removal from leaving an open case that nobody can open: a colleague must be given it first (<c>CasesWouldBeOrphaned</c>, with how many).
/// Ended cases do not stand in the way; the recovery key still opens them.
/// </summary>
public sealed class OrphanedCases(IPortalDb db, CaseOpeners openers) : IStaffRemovalCheck
{
    public async Task<Refusal?> MayRemoveAsync(Guid staffId, CancellationToken cancellationToken)
    {
        var theirs = await db.Reports.AsNoTracking()
            .Where(r => CaseActs.Open.Contains(r.State) && db.ReportWraps.Any(w => w.ReportId == r.Id && w.StaffId == staffId))
            .Select(r => r.Id)
            .ToArrayAsync(cancellationToken);

        // Held until the removal is done: two officers who leave at once, or one who gives up the case now, would each count on the other.
        foreach (var id in theirs.Order())
        {
            await CaseLock.TakeAsync(db, id, cancellationToken);
        }

        var able = await openers.OfAsync(theirs, cancellationToken);
        var orphaned = theirs.Count(id => able[id].Any() && able[id].All(o => o.StaffId == staffId));
        return orphaned == 0 ? null : new Refusal("CasesWouldBeOrphaned", "", orphaned);
    }
}

/// <summary>Deletes every wrap of somebody who has left, in the transaction that removes the person.</summary>
internal sealed class CloseCasesOfRemovedStaff(IPortalDb db) : INotificationHandler<StaffRemoved>
{
    public async Task Handle(StaffRemoved notification, CancellationToken cancellationToken)
    {
        var wraps = await db.ReportWraps.Where(w => w.StaffId == notification.StaffId).ToListAsync(cancellationToken);
        db.ReportWraps.RemoveRange(wraps);
        await db.SaveChangesAsync(cancellationToken);
    }
}
