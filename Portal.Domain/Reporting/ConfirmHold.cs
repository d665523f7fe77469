using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// The second person's word: the case is held, or held longer, from today. A department head must be able to open the case; the security administrator
/// reads no case and hears the reason from whoever asks. Refusals: <c>CaseNotFound</c>, <c>NothingToConfirm</c>, <c>ProposerMayNotConfirm</c>,
/// <c>SameRoleMayNotConfirm</c>, <c>HoldChanged</c> when it is no longer what the page showed, and those of <see cref="CaseKeys"/>.
/// </summary>
/// <param name="Version">Of the hold as it was shown.</param>
[Requires(Permission.ConfirmHolds)]
public sealed record ConfirmHold(Guid ReportId, int Version) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class ConfirmHoldHandler(IPortalDb db, HoldDesk desk, TimeProvider time) : IRequestHandler<ConfirmHold, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ConfirmHold request, CancellationToken cancellationToken)
    {
        var second = await desk.SecondPersonAsync(request.ReportId, request.Version, cancellationToken);
        if (second.IsRefused)
        {
            return Outcome<Nothing>.Refused(second.Refusals);
        }

        var (hold, member, proposersRoles) = second.Value;
        var confirmed = hold.Confirm(member, proposersRoles, time.Today());
        if (confirmed.IsRefused)
        {
            return Outcome<Nothing>.Refused(confirmed.Refusals);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>
/// The second person's word on letting go. The case is then kept for <see cref="RetentionPeriods.GraceDays"/> days at least, so that its mailbox can warn.
/// Refusals as <see cref="ConfirmHold"/>.
/// </summary>
[Requires(Permission.ConfirmHolds)]
public sealed record ConfirmRelease(Guid ReportId, int Version) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class ConfirmReleaseHandler(IPortalDb db, HoldDesk desk, TimeProvider time) : IRequestHandler<ConfirmRelease, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ConfirmRelease request, CancellationToken cancellationToken)
    {
        var second = await desk.SecondPersonAsync(request.ReportId, request.Version, cancellationToken);
        if (second.IsRefused)
        {
            return Outcome<Nothing>.Refused(second.Refusals);
        }

        var (hold, member, proposersRoles) = second.Value;
        if (hold.ConfirmRelease(member, proposersRoles) is { IsRefused: true } refused)
        {
            return Outcome<Nothing>.Refused(refused.Refusals);
        }

        await HoldEnds.EndAsync(db, hold, time.Today(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
