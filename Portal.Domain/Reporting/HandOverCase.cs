using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Gives one's place in a case to a colleague: wrapped anew for him and taken from oneself, in one act, so that at no moment both or neither of the two
/// can open it. Who may receive: <see cref="CaseColleagues"/>.
/// </summary>
[Requires(Permission.ShareCases)]
public sealed record HandOverCase(Guid ReportId, Guid StaffId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{ReportNumber.Of(ReportId)}/{StaffId:N}";
}

internal sealed class HandOverCaseValidator : AbstractValidator<HandOverCase>
{
    public HandOverCaseValidator() => RuleFor(r => r.StaffId).NotEmpty().WithErrorCode("ChooseColleague");
}

internal sealed class HandOverCaseHandler(
    IPortalDb db, CaseKeys caseKeys, CaseColleagues colleagues, CaseOpeners openers, CaseWrapping wrapping, IActor actor)
    : IRequestHandler<HandOverCase, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(HandOverCase request, CancellationToken cancellationToken)
    {
        if (request.StaffId == actor.StaffId)
        {
            return new Refusal("ChooseColleague", "StaffId");
        }

        var opened = await caseKeys.OpenAsync(request.ReportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        using var keys = opened.Value;
        await CaseLock.TakeAsync(db, request.ReportId, cancellationToken);
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == request.ReportId, cancellationToken);
        if (CaseActs.Forbids(CaseAct.HandOver, report.State) is { } refusal)
        {
            return refusal;
        }

        var theirs = await colleagues.KeyOfAsync(report, keys, request.StaffId, cancellationToken);
        if (theirs.IsRefused)
        {
            return Outcome<Nothing>.Refused(theirs.Refusals);
        }

        if ((await openers.OfAsync([report.Id], cancellationToken))[report.Id].All(o => o.StaffId != request.StaffId))
        {
            wrapping.Add(report.Id, keys, [theirs.Value]);
        }

        db.ReportWraps.RemoveRange(await db.ReportWraps.Where(w => w.ReportId == report.Id && w.StaffId == actor.StaffId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
