using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>受理. The reporter sees the step in the follow-up, with a word of the officer's if there is one.</summary>
[Requires(Permission.HandleCases)]
public sealed record AcceptReport(Guid ReportId, string Text) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class AcceptReportValidator : AbstractValidator<AcceptReport>
{
    public AcceptReportValidator() => RuleFor(r => r.Text).FitsMessage();
}

internal sealed class AcceptReportHandler(CaseSteps steps, TimeProvider time) : IRequestHandler<AcceptReport, Outcome<Nothing>>
{
    public Task<Outcome<Nothing>> Handle(AcceptReport request, CancellationToken cancellationToken) =>
        steps.TakeAsync(request.ReportId, report => report.Accept(time.Today()), request.Text, reason: null, cancellationToken);
}
