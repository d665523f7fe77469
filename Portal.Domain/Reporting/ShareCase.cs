using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Gives a colleague the keys of a case: wrapped anew for the colleague's public key by one who can open it. Nobody else could, the administrator of the
/// machine included. Who may receive: <see cref="CaseColleagues"/>.
/// </summary>
[Requires(Permission.ShareCases)]
public sealed record ShareCase(Guid ReportId, Guid StaffId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{ReportNumber.Of(ReportId)}/{StaffId:N}";
}

internal sealed class ShareCaseValidator : AbstractValidator<ShareCase>
{
    public ShareCaseValidator() => RuleFor(r => r.StaffId).NotEmpty().WithErrorCode("ChooseColleague");
}

internal sealed class ShareCaseHandler(IPortalDb db, CaseKeys caseKeys, CaseColleagues colleagues, CaseOpeners openers, CaseWrapping wrapping)
    : IRequestHandler<ShareCase, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ShareCase request, CancellationToken cancellationToken)
    {
        var opened = await caseKeys.OpenAsync(request.ReportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        using var keys = opened.Value;
        await CaseLock.TakeAsync(db, request.ReportId, cancellationToken);
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == request.ReportId, cancellationToken);
        if (CaseActs.Forbids(CaseAct.Share, report.State) is { } refusal)
        {
            return refusal;
        }

        var theirs = await colleagues.KeyOfAsync(report, keys, request.StaffId, cancellationToken);
        if (theirs.IsRefused)
        {
            return Outcome<Nothing>.Refused(theirs.Refusals);
        }

        if ((await openers.OfAsync([report.Id], cancellationToken))[report.Id].Any(o => o.StaffId == request.StaffId))
        {
            return new Refusal("AlreadyShared", "StaffId");
        }

        wrapping.Add(report.Id, keys, [theirs.Value]);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
