using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Questions;

/// <summary>
/// What all acts on questions share: editors see every question, officers those of their own department; and the person behind one, opened only for who may see it.
/// </summary>
public sealed class QuestionWork(IPortalDb db, IActor actor, IContactSeal seal, WorkingDays days, TimeProvider time)
{
    public const string Purpose = "question";

    public Guid Me => actor.StaffId ?? Guid.Empty;

    public DateTime Now => time.UtcNow();

    public DateOnly Today => time.Today();

    /// <summary>Editors pass questions to departments; an officer keeps to his own.</summary>
    public bool SeesAll => actor.Permissions.Contains(Permission.WriteContent);

    public IQueryable<PublicQuestion> Mine => SeesAll ? db.PublicQuestions : db.PublicQuestions.Where(q => q.DepartmentId != null && q.DepartmentId == actor.DepartmentId);

    public int TookDays(PublicQuestion question) => days.Between(question.AskedOn, Today);

    /// <summary>The question, tracked; refused <c>NotThere</c>, or <c>LostRace</c> when it is no longer what the actor saw.</summary>
    public async Task<Outcome<PublicQuestion>> OpenAsync(Guid id, int seen, CancellationToken cancellationToken)
    {
        var question = await Mine.SingleOrDefaultAsync(q => q.Id == id, cancellationToken);
        return question is null ? new Refusal("NotThere") : question.Version != seen ? new Refusal("LostRace") : question;
    }

    public QuestionPerson? PersonOf(PublicQuestion question) =>
        question.SealedPerson.Length > 0 && seal.Open(Purpose, question.Id, question.SealedPerson) is { } text ? JsonSerializer.Deserialize<QuestionPerson>(text) : null;
}
