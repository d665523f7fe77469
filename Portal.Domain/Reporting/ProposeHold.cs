using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Asks to keep a case beyond its time, or to hold it longer; it counts once a second person of another role agrees. The reason is sealed for those who
/// can open the case. Refusals as <see cref="CaseKeys"/>; <c>HoldWaits</c> while another word on it is awaited.
/// </summary>
[Requires(Permission.HoldCases)]
public sealed record ProposeHold(Guid ReportId, int? Years, string Text) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class ProposeHoldValidator : AbstractValidator<ProposeHold>
{
    public ProposeHoldValidator()
    {
        RuleFor(h => h.Years).Must(LegalHold.IsAllowed).WithErrorCode("HoldYears").WithState(_ => new object[] { LegalHold.MostYears });
        RuleFor(h => h.Text).GivesHoldReason();
    }
}

internal sealed class ProposeHoldHandler(IPortalDb db, HoldDesk desk, IActor actor) : IRequestHandler<ProposeHold, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ProposeHold request, CancellationToken cancellationToken)
    {
        var sealedReason = await desk.SealReasonAsync(request.ReportId, request.Text, cancellationToken);
        if (sealedReason.IsRefused)
        {
            return Outcome<Nothing>.Refused(sealedReason.Refusals);
        }

        var (years, by) = (request.Years.GetValueOrDefault(), actor.StaffId.GetValueOrDefault());
        if (await db.LegalHolds.SingleOrDefaultAsync(h => h.ReportId == request.ReportId, cancellationToken) is not { } hold)
        {
            db.LegalHolds.Add(LegalHold.Propose(request.ReportId, years, by, sealedReason.Value));
        }
        else if (hold.ProposeRenewal(years, by, sealedReason.Value) is { IsRefused: true } refused)
        {
            return Outcome<Nothing>.Refused(refused.Refusals);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>Asks to let a held case go. Refusals as <see cref="CaseKeys"/>; <c>NotHeld</c>, <c>HoldWaits</c>.</summary>
[Requires(Permission.HoldCases)]
public sealed record ProposeRelease(Guid ReportId, string Text) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class ProposeReleaseValidator : AbstractValidator<ProposeRelease>
{
    public ProposeReleaseValidator() => RuleFor(h => h.Text).GivesHoldReason();
}

internal sealed class ProposeReleaseHandler(IPortalDb db, HoldDesk desk, IActor actor) : IRequestHandler<ProposeRelease, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ProposeRelease request, CancellationToken cancellationToken)
    {
        var sealedReason = await desk.SealReasonAsync(request.ReportId, request.Text, cancellationToken);
        if (sealedReason.IsRefused)
        {
            return Outcome<Nothing>.Refused(sealedReason.Refusals);
        }

        if (await db.LegalHolds.SingleOrDefaultAsync(h => h.ReportId == request.ReportId, cancellationToken) is not { } hold)
        {
            return new Refusal("NotHeld");
        }

        if (hold.ProposeRelease(actor.StaffId.GetValueOrDefault(), sealedReason.Value) is { IsRefused: true } refused)
        {
            return Outcome<Nothing>.Refused(refused.Refusals);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>
/// Takes back what waits for a second person; what is in force stays in force. Anybody who can open the case may: a word that nobody gives must not block the
/// next question. Refusals as <see cref="CaseKeys"/>; <c>NothingToConfirm</c>.
/// </summary>
[Requires(Permission.HoldCases)]
public sealed record WithdrawHold(Guid ReportId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class WithdrawHoldHandler(IPortalDb db, HoldDesk desk) : IRequestHandler<WithdrawHold, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(WithdrawHold request, CancellationToken cancellationToken)
    {
        if (await desk.MustOpenAsync(request.ReportId, cancellationToken) is { } shut)
        {
            return shut;
        }

        if (await db.LegalHolds.SingleOrDefaultAsync(h => h.ReportId == request.ReportId, cancellationToken) is not { Waits: true } hold)
        {
            return new Refusal("NothingToConfirm");
        }

        if (hold.HeldUntil is null)
        {
            db.LegalHolds.Remove(hold);
        }
        else
        {
            hold.DropProposal();
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
