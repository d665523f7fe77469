using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>结案: the answer that the reporter was promised.</summary>
[Requires(Permission.HandleCases)]
public sealed record CloseReport(Guid ReportId, string Text) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class CloseReportValidator : AbstractValidator<CloseReport>
{
    public CloseReportValidator()
    {
        RuleFor(r => r.Text).Must(t => t.Trim().Length >= CaseTextValidator.LeastAnswer).WithErrorCode("ExplainToReporter")
            .WithState(_ => new object[] { CaseTextValidator.LeastAnswer });
        RuleFor(r => r.Text).FitsMessage();
    }
}

internal sealed class CloseReportHandler(CaseSteps steps, RetentionPeriods periods, TimeProvider time) : IRequestHandler<CloseReport, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(CloseReport request, CancellationToken cancellationToken)
    {
        var days = await periods.DaysAsync(ReportState.Closed, cancellationToken);
        return await steps.TakeAsync(request.ReportId, report => report.Close(time.Today(), days), request.Text, reason: null, cancellationToken);
    }
}
