using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A message to the reporter, read by receipt only. The reporter sees 承办人员, never a name.</summary>
/// <param name="EntryId">The form's own random id: the same form sent twice writes once.</param>
[Requires(Permission.HandleCases)]
public sealed record WriteToReporter(Guid ReportId, string Text, Guid? EntryId = null) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class WriteToReporterValidator : AbstractValidator<WriteToReporter>
{
    public WriteToReporterValidator()
    {
        RuleFor(r => r.Text).Must(t => t.Trim().Length > 0).WithErrorCode("MessageEmpty");
        RuleFor(r => r.Text).FitsMessage();
    }
}

internal sealed class WriteToReporterHandler(IPortalDb db, CaseKeys caseKeys, CaseJournal journal) : IRequestHandler<WriteToReporter, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(WriteToReporter request, CancellationToken cancellationToken)
    {
        var opened = await caseKeys.OpenAsync(request.ReportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        using var keys = opened.Value;
        var state = await db.Reports.AsNoTracking().Where(r => r.Id == request.ReportId).Select(r => r.State).SingleAsync(cancellationToken);
        if (CaseActs.Forbids(CaseAct.WriteToReporter, state) is { } refusal)
        {
            return refusal;
        }

        if (await journal.HasAsync(request.ReportId, request.EntryId, cancellationToken))
        {
            return default(Nothing);
        }

        await journal.TellReporterAsync(request.ReportId, keys, request.Text, newState: null, reason: null, cancellationToken, request.EntryId);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
