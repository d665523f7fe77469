using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Audit;

/// <summary>Appends to the chain. The caller's transaction decides whether the entry stays.</summary>
public sealed class AuditTrail(IPortalDb db, IInstanceSecrets secrets, TimeProvider time)
{
    public const string Done = "Done";

    /// <summary>Must run inside a transaction: the update of the head row is the lock that keeps two writers apart.</summary>
    public async Task AppendAsync(IActor actor, string act, string target, string result, CancellationToken cancellationToken)
    {
        var locked = await db.AuditHeads.Where(h => h.Id == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, h => h.Sequence), cancellationToken);
        if (locked == 0)
        {
            db.AuditHeads.Add(new AuditHead());
            await db.SaveChangesAsync(cancellationToken);
        }

        var head = await db.AuditHeads.SingleAsync(h => h.Id == 1, cancellationToken);
        await db.ReloadAsync(head, cancellationToken);
        var now = time.UtcNow();
        var second = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        var entry = new AuditEntry(head.Sequence + 1, second, actor.StaffId, actor.DisplayName, act, target, result, head.Hash);
        db.AuditEntries.Add(entry);
        head.MoveTo(entry, secrets.Derive(InstanceLabel.AuditHead, 32));
        await db.SaveChangesAsync(cancellationToken);
    }
}
