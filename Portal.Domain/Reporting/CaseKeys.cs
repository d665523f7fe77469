using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Opens a report's keys for the signed-in officer. Refusals: <c>CaseNotFound</c>; <c>NotYourCase</c> when no wrap is his, whatever his
/// department or rank; <c>KeysLocked</c> when there is one but the session holds no such key; <c>CaseDamaged</c> when the wrap was tampered with.
/// </summary>
public sealed class CaseKeys(IPortalDb db, CaseWrapping wrapping, IActor actor, IKeyring keyring)
{
    /// <summary>The caller disposes the keys.</summary>
    public async Task<Outcome<ReportKeys>> OpenAsync(Guid reportId, CancellationToken cancellationToken)
    {
        // Without this gate a request without an account would match the recovery key's wrap, which has no officer either.
        if (actor.StaffId is not { } officer)
        {
            return new Refusal("NotPermitted");
        }

        var wraps = await db.ReportWraps.AsNoTracking()
            .Where(w => w.ReportId == reportId && w.StaffId == officer)
            .ToListAsync(cancellationToken);
        if (wraps.Count > 0)
        {
            return Open(wraps);
        }

        var exists = await db.Reports.AnyAsync(r => r.Id == reportId, cancellationToken);
        return new Refusal(exists ? "NotYourCase" : "CaseNotFound");
    }

    /// <summary>The keys of one report out of the actor's wraps of it.</summary>
    internal Outcome<ReportKeys> Open(IReadOnlyList<ReportWrap> wraps)
    {
        foreach (var wrap in wraps)
        {
            if (keyring.Find(wrap.KeyId) is { } key)
            {
                return wrapping.Open(wrap, key);
            }
        }

        return new Refusal("KeysLocked");
    }
}
