using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Checks the answers of the given steps; each refusal names its field.</summary>
[OpenToAnyone("Everybody may report.")]
public sealed record CheckAnswers(ReportAnswers Answers, params ReportStep[] Steps) : IQuery<Nothing>;

internal sealed class CheckAnswersHandler(AnswerCheck check) : IRequestHandler<CheckAnswers, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(CheckAnswers request, CancellationToken cancellationToken)
    {
        var refusals = await check.FindAsync(request.Answers, request.Steps, cancellationToken);
        return refusals.Count == 0 ? default(Nothing) : Outcome<Nothing>.Refused(refusals);
    }
}

/// <summary>The form's rules together with what the database knows: kinds and districts that are offered at present.</summary>
public sealed class AnswerCheck(IPortalDb db, IValidator<ReportAnswers> validator)
{
    public async Task<IReadOnlyList<Refusal>> FindAsync(ReportAnswers answers, IReadOnlyList<ReportStep> steps, CancellationToken cancellationToken)
    {
        var result = await validator.ValidateAsync(
            answers, options => options.IncludeRuleSets([.. steps.Select(s => s.ToString())]), cancellationToken);
        var refusals = result.Errors.Select(e => new Refusal(e.ErrorCode, e.PropertyName, e.CustomState as object[] ?? [])).ToList();
        if (steps.Contains(ReportStep.What) && answers.Hazard.Length > 0
            && !await db.HazardKinds.AnyAsync(k => k.Code == answers.Hazard && k.IsActive, cancellationToken))
        {
            refusals.Add(new Refusal("ChooseHazard", nameof(answers.Hazard)));
        }

        if (steps.Contains(ReportStep.Where) && answers.District.Length > 0
            && !await db.Districts.AnyAsync(d => d.Code == answers.District && d.IsActive, cancellationToken))
        {
            refusals.Add(new Refusal("ChooseDistrict", nameof(answers.District)));
        }

        return refusals;
    }
}
