using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Questions;

/// <summary>Writes the reply and hands it to the second person.</summary>
[Requires(Permission.AnswerQuestions)]
public sealed record DraftReply(Guid Id, int Version, ReplyWay? Way, string Title, string Body, string Answer) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => PublicQuestion.NumberOf(Id);
}

internal sealed class DraftReplyValidator : AbstractValidator<DraftReply>
{
    private const int Shortest = 4;

    public DraftReplyValidator()
    {
        RuleFor(a => a.Way).Must(way => way is { } one && Enum.IsDefined(one)).WithErrorCode("QuestionWay");
        RuleFor(a => a.Answer).Must(t => t.Trim().Length is >= Shortest and <= QuestionTexts.LongestAnswer).WithErrorCode("QuestionAnswer")
            .WithState(_ => new object[] { Shortest, QuestionTexts.LongestAnswer });
        When(a => a.Way is ReplyWay.Public, () =>
        {
            RuleFor(a => a.Title).Must(t => t.Trim().Length is >= Shortest and <= AskQuestionValidator.LongestTitle).WithErrorCode("QuestionTitle")
                .WithState(_ => new object[] { Shortest, AskQuestionValidator.LongestTitle });
            RuleFor(a => a.Body).Must(t => t.Trim().Length is >= Shortest and <= AskQuestionValidator.LongestBody).WithErrorCode("QuestionBody")
                .WithState(_ => new object[] { Shortest, AskQuestionValidator.LongestBody });
        });
    }
}

internal sealed class DraftReplyHandler(QuestionWork work) : IRequestHandler<DraftReply, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(DraftReply request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.Id, request.Version, cancellationToken);
        return opened.IsRefused
            ? Outcome<Nothing>.Refused(opened.Refusals)
            : opened.Value.Draft(work.Me, new ReplyText(request.Way.GetValueOrDefault(), request.Title.Trim(), request.Body.Trim(), request.Answer.Trim()));
    }
}

/// <summary>The second word on a reply: it goes out, to everybody or to the asker alone.</summary>
[Requires(Permission.ReviewAnswers)]
public sealed record ApproveReply(Guid Id, int Version) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => PublicQuestion.NumberOf(Id);
}

internal sealed class ApproveReplyHandler(QuestionWork work) : IRequestHandler<ApproveReply, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ApproveReply request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.Id, request.Version, cancellationToken);
        return opened.IsRefused
            ? Outcome<Nothing>.Refused(opened.Refusals)
            : opened.Value.Approve(work.Me, work.Now, work.Today, work.TookDays(opened.Value));
    }
}

/// <summary>Sends a reply back to its writer, with the reason.</summary>
[Requires(Permission.ReviewAnswers)]
public sealed record SendBackReply(Guid Id, int Version, string Because) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => PublicQuestion.NumberOf(Id);
}

internal sealed class SendBackReplyValidator : AbstractValidator<SendBackReply>
{
    public SendBackReplyValidator() => RuleFor(a => a.Because).Must(QuestionTexts.IsReason).WithErrorCode("QuestionReason").WithState(_ => QuestionTexts.ReasonBounds);
}

internal sealed class SendBackReplyHandler(QuestionWork work) : IRequestHandler<SendBackReply, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(SendBackReply request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.Id, request.Version, cancellationToken);
        return opened.IsRefused ? Outcome<Nothing>.Refused(opened.Refusals) : opened.Value.SendBack(work.Me, request.Because.Trim());
    }
}

/// <summary>Points a question to another that asks the same. Refused <c>QuestionCannotMerge</c>.</summary>
/// <param name="Into">The other's number, as the list shows it.</param>
[Requires(Permission.AnswerQuestions)]
public sealed record MergeQuestion(Guid Id, int Version, string Into) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => PublicQuestion.NumberOf(Id);
}

internal sealed class MergeQuestionHandler(QuestionWork work) : IRequestHandler<MergeQuestion, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(MergeQuestion request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.Id, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        // A number is the end of an id, which no database finds by an index: ids alone are read, then the one question.
        var wanted = request.Into.Trim().ToUpperInvariant();
        var ids = await work.Mine.Select(q => q.Id).ToListAsync(cancellationToken);
        var into = ids.Where(id => PublicQuestion.NumberOf(id) == wanted).ToList() is [var only] ? await work.Mine.SingleAsync(q => q.Id == only, cancellationToken) : null;
        return into is null ? new Refusal("QuestionCannotMerge", "Into") : opened.Value.Merge(into, work.Now, work.Today, work.TookDays(opened.Value));
    }
}

/// <summary>Takes an answer off the public page at once.</summary>
[Requires(Permission.ReviewAnswers)]
public sealed record HideAnswer(Guid Id, int Version) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => PublicQuestion.NumberOf(Id);
}

internal sealed class HideAnswerHandler(QuestionWork work) : IRequestHandler<HideAnswer, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(HideAnswer request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.Id, request.Version, cancellationToken);
        return opened.IsRefused ? Outcome<Nothing>.Refused(opened.Refusals) : opened.Value.Hide();
    }
}
