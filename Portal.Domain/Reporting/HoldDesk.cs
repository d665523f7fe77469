using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A hold, who gives the second word now, and which roles the first person has.</summary>
internal sealed record SecondPerson(LegalHold Hold, StaffMember Member, StaffRoles ProposersRoles);

/// <summary>What asking for a hold and agreeing to it have in common.</summary>
public sealed class HoldDesk(IPortalDb db, IReportSealer sealer, CaseKeys caseKeys, IActor actor)
{
    /// <summary>Whoever asks must be able to open the case; the reason is sealed under its desk key.</summary>
    internal async Task<Outcome<byte[]>> SealReasonAsync(Guid reportId, string text, CancellationToken cancellationToken)
    {
        var opened = await caseKeys.OpenAsync(reportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<byte[]>.Refused(opened.Refusals);
        }

        using var keys = opened.Value;
        var desk = keys.Desk ?? throw new InvalidOperationException("An officer's wrap holds both keys.");
        return sealer.SealJson(desk, Seals.Hold(reportId), new HoldReason(text.Trim(), actor.DisplayName));
    }

    /// <summary>The refusal of whoever cannot open the case, or null.</summary>
    internal async Task<Refusal?> MustOpenAsync(Guid reportId, CancellationToken cancellationToken)
    {
        var opened = await caseKeys.OpenAsync(reportId, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Refusals[0];
        }

        opened.Value.Dispose();
        return null;
    }

    /// <summary>Holds the case's row, so that the night's job cannot take the case while the word is given.</summary>
    internal async Task<Outcome<SecondPerson>> SecondPersonAsync(Guid reportId, int version, CancellationToken cancellationToken)
    {
        if (await CaseLock.TakeAsync(db, reportId, cancellationToken) == 0)
        {
            return new Refusal("CaseNotFound");
        }

        if (actor.Permissions.Contains(Permission.ReadCases) && await MustOpenAsync(reportId, cancellationToken) is { } shut)
        {
            return shut;
        }

        if (await db.LegalHolds.SingleOrDefaultAsync(h => h.ReportId == reportId, cancellationToken) is not { Waits: true } hold)
        {
            return new Refusal("NothingToConfirm");
        }

        if (hold.Version != version)
        {
            return new Refusal("HoldChanged");
        }

        var member = await db.Staff.AsNoTracking().SingleAsync(s => s.Id == actor.StaffId, cancellationToken);
        var proposers = await db.Staff.AsNoTracking().Where(s => s.Id == hold.ProposedBy).Select(s => s.Roles).SingleAsync(cancellationToken);
        return new SecondPerson(hold, member, proposers);
    }
}
