using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Questions;

/// <summary>What the signed-in person may do with a question.</summary>
[Flags]
public enum QuestionActs
{
    None = 0,
    Assign = 1,
    Draft = 2,
    Review = 4,
    Longer = 8,
    Hide = 16,
}

/// <param name="Person">Null where nothing was left, or it has been deleted since.</param>
/// <param name="Forbids">Why the word on the waiting reply is not this person's; null when it is.</param>
public sealed record QuestionView(
    PublicQuestion Question, QuestionPerson? Person, string District, string Department, string DraftedBy, int DaysLeft, QuestionActs Acts, string? Forbids,
    IReadOnlyList<CityPlace> Departments, QuestionRow? MergedInto, int ContactDays);

/// <summary>A question with all that belongs to it. Opening one is on record: it may show who asked.</summary>
[Requires(Permission.AnswerQuestions)]
public sealed record ReadQuestion(Guid Id) : IQuery<QuestionView>, IConcerns
{
    public string AuditTarget => PublicQuestion.NumberOf(Id);
}

internal sealed class ReadQuestionHandler(IPortalDb db, QuestionWork work, ICityPlaces places, QuestionRules rules, IActor actor) : IRequestHandler<ReadQuestion, Outcome<QuestionView>>
{
    public async Task<Outcome<QuestionView>> Handle(ReadQuestion request, CancellationToken cancellationToken)
    {
        if (await work.Mine.AsNoTracking().SingleOrDefaultAsync(q => q.Id == request.Id, cancellationToken) is not { } question)
        {
            return new Refusal("NotThere");
        }

        var departments = await db.Departments.AsNoTracking().Where(d => d.IsActive || d.Id == question.DepartmentId).OrderBy(d => d.Name).ToListAsync(cancellationToken);
        var drafter = question.DraftedBy is { } by ? await db.Staff.AsNoTracking().Where(s => s.Id == by).Select(s => s.DisplayName).SingleOrDefaultAsync(cancellationToken) ?? "" : "";
        var district = (await places.DistrictsAsync(cancellationToken)).FirstOrDefault(d => d.Code == question.DistrictCode)?.Name ?? "";
        var merged = question.MergedInto is { } into ? await db.PublicQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == into, cancellationToken) : null;
        return new QuestionView(
            question,
            work.PersonOf(question),
            district,
            departments.FirstOrDefault(d => d.Id == question.DepartmentId)?.Name ?? "",
            drafter,
            question.DueOn.DayNumber - work.Today.DayNumber,
            Acts(question),
            question.State is QuestionState.InReview && question.DraftedBy == work.Me ? "QuestionOwnReply" : null,
            [.. departments.Where(d => d.IsActive).Select(d => new CityPlace(d.Id.ToString(), d.Name))],
            merged is null ? null : new QuestionRow(merged.Id, merged.Number, merged.Title, merged.Category, "", "", merged.State, merged.AskedOn, merged.DueOn, null, merged.IsShown),
            rules.ContactDays);
    }

    private QuestionActs Acts(PublicQuestion question)
    {
        var reviews = actor.Permissions.Contains(Permission.ReviewAnswers);
        var acts = question.IsOpen ? QuestionActs.Assign | QuestionActs.Draft : QuestionActs.None;
        acts |= question.IsOpen && question.LongerBecause.Length == 0 ? QuestionActs.Longer : QuestionActs.None;
        acts |= reviews && question.State is QuestionState.InReview ? QuestionActs.Review : QuestionActs.None;
        return acts | (reviews && question.IsShown ? QuestionActs.Hide : QuestionActs.None);
    }
}
