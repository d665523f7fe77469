using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;

namespace Portal.Domain.Reporting;

/// <summary>
/// Destroys private keys of past quarters that nothing is wrapped for any more: their cases are closed and have expired. Whoever copied wraps before then, and
/// learns the officer's password later, opens nothing with them.
/// </summary>
public sealed class KeyRetirement(IPortalDb db, AuditTrail trail, DepartmentNews news, TimeProvider time)
{
    public const string Act = "RetireKey";

    /// <summary>
    /// Must run inside a transaction. Somebody's newest key stays whatever its age, because new reports are still wrapped for it; so does every older key until
    /// the newer one is a day old, so that a filing that read the keys just before finds its own still there.
    /// </summary>
    /// <returns>How many keys were ended.</returns>
    public async Task<int> RunAsync(IActor by, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var epoch = KeyEpoch.Of(today);
        var keys = await db.StaffKeys
            .Where(k => k.Standing == Standing.InForce && k.Epoch < epoch
                && !db.ReportWraps.Any(w => w.KeyId == k.Id)
                && db.StaffKeys.Any(n => n.StaffId == k.StaffId && n.Standing == Standing.InForce && n.Epoch > k.Epoch && n.MadeOn < today))
            .OrderBy(k => k.Id)
            .ToListAsync(cancellationToken);
        var holders = keys.Select(k => k.StaffId).Distinct().ToArray();
        var staff = await db.Staff.AsNoTracking().Where(s => holders.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        foreach (var key in keys)
        {
            var holder = staff[key.StaffId];
            news.Tell(holder.DepartmentId, DepartmentEvent.KeyRetired, holder.DisplayName, by: by.DisplayName);
            await trail.AppendAsync(by, Act, KeyTarget.Of(holder, key), AuditTrail.Done, cancellationToken);
            key.End();
        }

        await db.SaveChangesAsync(cancellationToken);
        return keys.Count;
    }
}
