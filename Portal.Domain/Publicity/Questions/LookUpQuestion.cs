using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Questions;

/// <summary>How far one's own question has come.</summary>
/// <param name="Answer">Set once the reply went out; of a merged question it is the other's.</param>
/// <param name="ShownAt">The public page of the reply, or null.</param>
public sealed record OwnQuestion(string Number, string Title, string Body, QuestionState State, DateOnly AskedOn, DateOnly DueOn, string LongerBecause, string Department, string Answer, DateOnly? AnsweredOn, Guid? ShownAt);

/// <summary>The question that belongs to a code. Refused <c>QuestionCodeWrong</c> when it was mistyped, <c>QuestionCodeUnknown</c> when there is none.</summary>
[OpenToAnyone("Who has the code has asked the question.")]
public sealed record LookUpQuestion(string Code) : IQuery<OwnQuestion>
{
    /// <summary>A code is worth a look at the answer, so it is written nowhere.</summary>
    public override string ToString() => nameof(LookUpQuestion);
}

internal sealed class LookUpQuestionHandler(IPortalDb db, IInstanceSecrets secrets) : IRequestHandler<LookUpQuestion, Outcome<OwnQuestion>>
{
    public async Task<Outcome<OwnQuestion>> Handle(LookUpQuestion request, CancellationToken cancellationToken)
    {
        if (!PublicCode.TryParse(request.Code, out var code))
        {
            return new Refusal("QuestionCodeWrong", "Code");
        }

        var tag = code.Tag(secrets, InstanceLabel.QuestionCode);
        if (await db.PublicQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.CodeTag == tag, cancellationToken) is not { } question)
        {
            return new Refusal("QuestionCodeUnknown", "Code");
        }

        var answered = question.MergedInto is { } into ? await db.PublicQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == into, cancellationToken) ?? question : question;
        var department = await db.Departments.AsNoTracking().Where(d => d.Id == question.DepartmentId).Select(d => d.Name).SingleOrDefaultAsync(cancellationToken) ?? "";
        return new OwnQuestion(
            question.Number, question.Title, question.Body, question.State, question.AskedOn, question.DueOn, question.LongerBecause, department,
            answered.IsOpen ? "" : answered.Answer, answered.AnsweredOn, answered.IsShown ? answered.Id : null);
    }
}
