using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Questions;

/// <summary>What a desk's list of questions shows.</summary>
public enum QuestionStates
{
    Open = 0,
    Unassigned,
    InReview,
    Overdue,
    Answered,
    Declined,
    Merged,
    All,
}

/// <param name="DaysLeft">Days to the deadline, less than none when it is over; null once it is closed.</param>
public sealed record QuestionRow(
    Guid Id, string Number, string Title, QuestionCategory Category, string District, string Department, QuestionState State, DateOnly AskedOn, DateOnly DueOn, int? DaysLeft, bool IsShown);

/// <param name="Open">All that wait, within what the asker of this list may see.</param>
public sealed record QuestionList(IReadOnlyList<QuestionRow> Rows, int Found, int Page, int Pages, int Open, int Overdue);

/// <summary>The desk's questions, those that are due first.</summary>
[Requires(Permission.AnswerQuestions)]
[Routine]
public sealed record FindQuestions(QuestionStates State = QuestionStates.Open, QuestionCategory? Category = null, string Text = "", int Page = 1) : IQuery<QuestionList>;

internal sealed class FindQuestionsHandler(IPortalDb db, QuestionWork work, ICityPlaces places) : IRequestHandler<FindQuestions, Outcome<QuestionList>>
{
    private const int OnAPage = 30;

    public async Task<Outcome<QuestionList>> Handle(FindQuestions request, CancellationToken cancellationToken)
    {
        var today = work.Today;
        var mine = work.Mine.AsNoTracking();
        var found = Narrow(mine, request, today);
        var count = await found.CountAsync(cancellationToken);
        var pages = Math.Max(1, (count + OnAPage - 1) / OnAPage);
        var page = Math.Clamp(request.Page, 1, pages);
        var rows = await Ordered(found, request.State).Skip((page - 1) * OnAPage).Take(OnAPage).ToListAsync(cancellationToken);
        var districts = (await places.DistrictsAsync(cancellationToken)).ToDictionary(d => d.Code, d => d.Name);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, cancellationToken);
        var waiting = mine.Where(q => q.State == QuestionState.Open || q.State == QuestionState.InReview);
        return new QuestionList(
            [
                .. rows.Select(q => new QuestionRow(
                    q.Id,
                    q.Number,
                    q.Title,
                    q.Category,
                    districts.GetValueOrDefault(q.DistrictCode, ""),
                    q.DepartmentId is { } id ? departments.GetValueOrDefault(id, "") : "",
                    q.State,
                    q.AskedOn,
                    q.DueOn,
                    q.IsOpen ? q.DueOn.DayNumber - today.DayNumber : null,
                    q.IsShown)),
            ],
            count,
            page,
            pages,
            await waiting.CountAsync(cancellationToken),
            await waiting.CountAsync(q => q.DueOn < today, cancellationToken));
    }

    private static IQueryable<PublicQuestion> Narrow(IQueryable<PublicQuestion> all, FindQuestions request, DateOnly today)
    {
        var found = request.State switch
        {
            QuestionStates.Open => all.Where(q => q.State == QuestionState.Open || q.State == QuestionState.InReview),
            QuestionStates.Unassigned => all.Where(q => q.State == QuestionState.Open && q.DepartmentId == null),
            QuestionStates.InReview => all.Where(q => q.State == QuestionState.InReview),
            QuestionStates.Overdue => all.Where(q => (q.State == QuestionState.Open || q.State == QuestionState.InReview) && q.DueOn < today),
            QuestionStates.Answered => all.Where(q => q.State == QuestionState.Answered),
            QuestionStates.Declined => all.Where(q => q.State == QuestionState.Declined),
            QuestionStates.Merged => all.Where(q => q.State == QuestionState.Merged),
            _ => all,
        };
        if (request.Category is { } category)
        {
            found = found.Where(q => q.Category == category);
        }

        var text = request.Text.Trim();
        return text.Length == 0 ? found : found.Where(q => q.Title.Contains(text) || q.Body.Contains(text));
    }

    private static IOrderedQueryable<PublicQuestion> Ordered(IQueryable<PublicQuestion> found, QuestionStates state) => state switch
    {
        QuestionStates.Answered or QuestionStates.Declined or QuestionStates.Merged or QuestionStates.All => found.OrderByDescending(q => q.AskedAt).ThenBy(q => q.Id),
        _ => found.OrderBy(q => q.DueOn).ThenBy(q => q.AskedAt).ThenBy(q => q.Id),
    };
}
