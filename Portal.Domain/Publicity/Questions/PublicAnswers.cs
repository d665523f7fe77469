using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Questions;

/// <summary>A question and its answer as everybody reads them.</summary>
public sealed record PublicAnswer(Guid Id, string Title, string Body, string Answer, QuestionCategory Category, string District, string Department, DateOnly AskedOn, DateOnly AnsweredOn, DateTime AnsweredAt, int Helped, int DidNotHelp);

/// <summary>How the desk keeps its promise, for everybody to see: questions of the last twelve months.</summary>
/// <param name="MedianDays">Working days to an answer; null before the first.</param>
public sealed record QuestionFigures(int Received, int Answered, int? MedianDays, int Overdue, int PromisedDays);

/// <param name="Counts">How many there are of each category, those that have any.</param>
public sealed record PublicAnswers(IReadOnlyList<PublicAnswer> Answers, int Found, int Page, int Pages, IReadOnlyList<(QuestionCategory Category, int Count)> Counts, QuestionFigures Figures);

/// <summary>Published answers, newest first.</summary>
[OpenToAnyone("Published answers are for everybody.")]
public sealed record FindAnswers(QuestionCategory? Category = null, string Words = "", int Page = 1) : IQuery<PublicAnswers>;

internal sealed class FindAnswersHandler(AnswerShelf shelf) : IRequestHandler<FindAnswers, Outcome<PublicAnswers>>
{
    private const int OnAPage = 15;
    private const int LongestWords = 50;

    public async Task<Outcome<PublicAnswers>> Handle(FindAnswers request, CancellationToken cancellationToken)
    {
        var found = shelf.Shown;
        if (request.Category is { } category)
        {
            found = found.Where(q => q.Category == category);
        }

        var words = request.Words.Trim();
        words = words.Length <= LongestWords ? words : words[..LongestWords];
        if (words.Length > 0)
        {
            found = found.Where(q => q.PublicTitle.Contains(words) || q.PublicBody.Contains(words) || q.Answer.Contains(words));
        }

        var count = await found.CountAsync(cancellationToken);
        var pages = Math.Max(1, (count + OnAPage - 1) / OnAPage);
        var page = Math.Clamp(request.Page, 1, pages);
        var rows = await found.OrderByDescending(q => q.AnsweredAt).ThenBy(q => q.Id).Skip((page - 1) * OnAPage).Take(OnAPage).ToListAsync(cancellationToken);
        var counts = await shelf.Shown.GroupBy(q => q.Category).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return new PublicAnswers(
            await shelf.OfAsync(rows, cancellationToken), count, page, pages, [.. counts.OrderBy(c => c.Key).Select(c => (c.Key, c.Count))], await shelf.FiguresAsync(cancellationToken));
    }
}

/// <summary>One published answer; nothing when it is not shown (any more).</summary>
[OpenToAnyone("Published answers are for everybody.")]
public sealed record ReadAnswer(Guid Id) : IQuery<PublicAnswer?>;

internal sealed class ReadAnswerHandler(AnswerShelf shelf) : IRequestHandler<ReadAnswer, Outcome<PublicAnswer?>>
{
    public async Task<Outcome<PublicAnswer?>> Handle(ReadAnswer request, CancellationToken cancellationToken)
    {
        var rows = await shelf.Shown.Where(q => q.Id == request.Id).ToListAsync(cancellationToken);
        return Outcome<PublicAnswer?>.Done(await shelf.OfAsync(rows, cancellationToken) is [var only] ? only : null);
    }
}

/// <summary>Whether an answer helped. The page in front takes one word for each form that it gave out; nothing of who said so is kept.</summary>
[OpenToAnyone("Readers have no account.")]
public sealed record RateAnswer(Guid Id, bool Helped) : IAct<Nothing>;

internal sealed class RateAnswerHandler(IPortalDb db) : IRequestHandler<RateAnswer, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RateAnswer request, CancellationToken cancellationToken)
    {
        if (await db.PublicQuestions.SingleOrDefaultAsync(q => q.Id == request.Id && q.IsShown, cancellationToken) is not { } question)
        {
            return new Refusal("NotThere");
        }

        question.Rate(request.Helped);
        return default(Nothing);
    }
}

/// <summary>Reads published answers and the figures beside them.</summary>
public sealed class AnswerShelf(IPortalDb db, ICityPlaces places, QuestionRules rules, TimeProvider time)
{
    internal IQueryable<PublicQuestion> Shown => db.PublicQuestions.AsNoTracking().Where(q => q.IsShown);

    internal async Task<IReadOnlyList<PublicAnswer>> OfAsync(IReadOnlyList<PublicQuestion> questions, CancellationToken cancellationToken)
    {
        if (questions.Count == 0)
        {
            return [];
        }

        var districts = (await places.DistrictsAsync(cancellationToken)).ToDictionary(d => d.Code, d => d.Name);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, cancellationToken);
        return
        [
            .. questions.Select(q => new PublicAnswer(
                q.Id, q.PublicTitle, q.PublicBody, q.Answer, q.Category, districts.GetValueOrDefault(q.DistrictCode, ""), q.DepartmentId is { } id ? departments.GetValueOrDefault(id, "") : "",
                q.AskedOn, q.AnsweredOn ?? q.AskedOn, q.AnsweredAt ?? q.AskedAt, q.Helped, q.DidNotHelp)),
        ];
    }

    internal async Task<QuestionFigures> FiguresAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var since = today.AddYears(-1);
        var year = db.PublicQuestions.AsNoTracking().Where(q => q.AskedOn > since);
        var took = await year.Where(q => q.TookDays != null).Select(q => q.TookDays!.Value).ToListAsync(cancellationToken);
        took.Sort();
        return new QuestionFigures(
            await year.CountAsync(cancellationToken),
            took.Count,
            took.Count == 0 ? null : took[(took.Count - 1) / 2],
            await db.PublicQuestions.CountAsync(q => (q.State == QuestionState.Open || q.State == QuestionState.InReview) && q.DueOn < today, cancellationToken),
            rules.AnswerDays);
    }
}
