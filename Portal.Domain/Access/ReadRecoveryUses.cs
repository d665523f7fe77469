using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>How often the recovery key opened reports, as everybody may know before writing one.</summary>
/// <param name="Last">Null when it never did.</param>
public sealed record RecoveryRecord(int Times, DateOnly? Last);

[OpenToAnyone("Whoever thinks of reporting may know how often the key that opens everything was used.")]
public sealed record ReadRecoveryUses : IQuery<RecoveryRecord>;

internal sealed class ReadRecoveryUsesHandler(IPortalDb db) : IRequestHandler<ReadRecoveryUses, Outcome<RecoveryRecord>>
{
    public async Task<Outcome<RecoveryRecord>> Handle(ReadRecoveryUses request, CancellationToken cancellationToken)
    {
        var days = await db.RecoveryUses.AsNoTracking().Select(u => u.Day).ToListAsync(cancellationToken);
        return new RecoveryRecord(days.Count, days.Count == 0 ? null : days.Max());
    }
}
