using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>不予受理: a reason of the rule, and in the officer's own words what the reporter can do now.</summary>
[Requires(Permission.HandleCases)]
public sealed record NotAcceptReport(Guid ReportId, NotAcceptedReason? Reason, string Text) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class NotAcceptReportValidator : AbstractValidator<NotAcceptReport>
{
    public NotAcceptReportValidator()
    {
        RuleFor(r => r.Reason).Must(r => r is { } reason && Enum.IsDefined(reason)).WithErrorCode("ChooseReason");
        RuleFor(r => r.Text).Must(t => t.Trim().Length >= CaseTextValidator.LeastAnswer).WithErrorCode("ExplainToReporter")
            .WithState(_ => new object[] { CaseTextValidator.LeastAnswer });
        RuleFor(r => r.Text).FitsMessage();
    }
}

internal sealed class NotAcceptReportHandler(CaseSteps steps, RetentionPeriods periods, TimeProvider time) : IRequestHandler<NotAcceptReport, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(NotAcceptReport request, CancellationToken cancellationToken)
    {
        var days = await periods.DaysAsync(ReportState.NotAccepted, cancellationToken);
        return await steps.TakeAsync(request.ReportId, report => report.NotAccept(time.Today(), days), request.Text, request.Reason, cancellationToken);
    }
}
