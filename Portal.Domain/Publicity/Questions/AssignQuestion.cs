using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Questions;

/// <summary>Passes a question to a department.</summary>
[Requires(Permission.AnswerQuestions)]
public sealed record AssignQuestion(Guid Id, int Version, Guid? DepartmentId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => PublicQuestion.NumberOf(Id);
}

internal sealed class AssignQuestionHandler(IPortalDb db, QuestionWork work) : IRequestHandler<AssignQuestion, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(AssignQuestion request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.Id, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        return request.DepartmentId is { } department && await db.Departments.AnyAsync(d => d.Id == department && d.IsActive, cancellationToken)
            ? opened.Value.Assign(department)
            : new Refusal("QuestionDepartment", "DepartmentId");
    }
}

/// <summary>Takes the longer time that the rules allow, with the reason that the asker reads.</summary>
[Requires(Permission.AnswerQuestions)]
public sealed record TakeLonger(Guid Id, int Version, string Because) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => PublicQuestion.NumberOf(Id);
}

internal sealed class TakeLongerValidator : AbstractValidator<TakeLonger>
{
    public TakeLongerValidator() => RuleFor(a => a.Because).Must(QuestionTexts.IsReason).WithErrorCode("QuestionReason").WithState(_ => QuestionTexts.ReasonBounds);
}

internal sealed class TakeLongerHandler(QuestionWork work, WorkingDays days, QuestionRules rules) : IRequestHandler<TakeLonger, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(TakeLonger request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.Id, request.Version, cancellationToken);
        return opened.IsRefused
            ? Outcome<Nothing>.Refused(opened.Refusals)
            : opened.Value.TakeLonger(days.After(opened.Value.AskedOn, rules.LongestDays), request.Because.Trim());
    }
}

/// <summary>What the desk's texts must be.</summary>
internal static class QuestionTexts
{
    public const int LongestReason = 300;
    public const int LongestAnswer = 4000;

    private const int ShortestReason = 4;

    public static object[] ReasonBounds { get; } = [ShortestReason, LongestReason];

    public static bool IsReason(string text) => text.Trim().Length is >= ShortestReason and <= LongestReason;
}
