using Microsoft.EntityFrameworkCore;

namespace Portal.Domain.Reporting;

/// <summary>
/// Holds a case's row until the transaction ends, so that two people who change who can open it do so one after the other: each would
/// otherwise see the other still able, and both would be gone.
/// </summary>
internal static class CaseLock
{
    public static Task<int> TakeAsync(IPortalDb db, Guid reportId, CancellationToken cancellationToken) =>
        db.Reports.Where(r => r.Id == reportId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version + 1), cancellationToken);
}
