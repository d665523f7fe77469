using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Questions;

/// <summary>Forgets who asked, on the day that the form promised.</summary>
public sealed class QuestionSweep(IPortalDb db, QuestionRules rules, TimeProvider time)
{
    /// <returns>How many persons were forgotten.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) => db.InTransactionAsync(
        async () =>
        {
            var until = time.Today().AddDays(-rules.ContactDays);
            var over = await db.PublicQuestions.Where(q => q.SealedPerson != "" && q.AnsweredOn != null && q.AnsweredOn <= until).ToListAsync(cancellationToken);
            over.ForEach(question => question.ForgetPerson());
            await db.SaveChangesAsync(cancellationToken);
            return over.Count;
        },
        cancellationToken);
}
