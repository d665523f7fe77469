using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Audit;

/// <summary>Who holds the shares of the key in force, and what was done with them.</summary>
/// <param name="Rehearsed">The day of the last rehearsal that worked; null when there was none with this key.</param>
public sealed record RecoveryKeyView(RecoveryHolders Holders, DateOnly MadeOn, DateOnly? Rehearsed, int Uses);

/// <summary>Refused <c>NotThere</c> while no recovery key is in force.</summary>
[Requires(Permission.ReadAudit)]
[Routine]
public sealed record ReadRecoveryKey : IQuery<RecoveryKeyView>;

internal sealed class ReadRecoveryKeyHandler(IPortalDb db) : IRequestHandler<ReadRecoveryKey, Outcome<RecoveryKeyView>>
{
    public async Task<Outcome<RecoveryKeyView>> Handle(ReadRecoveryKey request, CancellationToken cancellationToken)
    {
        var key = await db.RecoveryKeys.AsNoTracking().InForce().OrderByDescending(k => k.MadeOn).FirstOrDefaultAsync(cancellationToken);
        if (key is null)
        {
            return new Refusal("NotThere");
        }

        var since = key.MadeOn.Begin();
        var rehearsed = await db.AuditEntries.AsNoTracking()
            .Where(e => e.Act == "RehearseRecovery" && e.Result == AuditTrail.Done && e.At >= since)
            .OrderByDescending(e => e.Sequence).Select(e => (DateTime?)e.At).FirstOrDefaultAsync(cancellationToken);
        var day = rehearsed is { } at ? DateOnly.FromDateTime(at.InCity()) : (DateOnly?)null;
        return new RecoveryKeyView(key.Holders, key.MadeOn, day, await db.RecoveryUses.CountAsync(cancellationToken));
    }
}
