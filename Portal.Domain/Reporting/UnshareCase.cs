using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Takes a case from one officer, oneself included. At least one officer must still be able to open it (<c>LastOpener</c>). What the officer has read
/// cannot be taken back; what comes in later can no longer be opened by this person through the site.
/// </summary>
[Requires(Permission.ShareCases)]
public sealed record UnshareCase(Guid ReportId, Guid StaffId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{ReportNumber.Of(ReportId)}/{StaffId:N}";
}

internal sealed class UnshareCaseValidator : AbstractValidator<UnshareCase>
{
    public UnshareCaseValidator() => RuleFor(r => r.StaffId).NotEmpty().WithErrorCode("ChooseColleague");
}

internal sealed class UnshareCaseHandler(IPortalDb db, CaseKeys caseKeys, CaseOpeners openers) : IRequestHandler<UnshareCase, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(UnshareCase request, CancellationToken cancellationToken)
    {
        var opened = await caseKeys.OpenAsync(request.ReportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        opened.Value.Dispose();
        await CaseLock.TakeAsync(db, request.ReportId, cancellationToken);
        var state = await db.Reports.AsNoTracking().Where(r => r.Id == request.ReportId).Select(r => r.State).SingleAsync(cancellationToken);
        if (CaseActs.Forbids(CaseAct.Unshare, state) is { } refusal)
        {
            return refusal;
        }

        var able = (await openers.OfAsync([request.ReportId], cancellationToken))[request.ReportId];
        if (able.All(o => o.StaffId == request.StaffId))
        {
            return new Refusal("LastOpener", "StaffId");
        }

        var wraps = await db.ReportWraps
            .Where(w => w.ReportId == request.ReportId && w.StaffId == request.StaffId)
            .ToListAsync(cancellationToken);
        if (wraps.Count == 0)
        {
            return new Refusal("NotShared", "StaffId");
        }

        db.ReportWraps.RemoveRange(wraps);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
