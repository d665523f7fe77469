using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Quizzes;

/// <summary>Forgets the contacts of who took part: 30 days after the draw, and where nothing is ever drawn 60 days after the entry's quiz has closed or vanished.</summary>
public sealed class QuizSweep(IPortalDb db, IQuizShelf shelf, TimeProvider time)
{
    public const int DaysAfterDraw = 30;

    private const int DaysWithoutDraw = 60;

    /// <returns>How many contacts were forgotten.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) => db.InTransactionAsync(() => ForgetAsync(cancellationToken), cancellationToken);

    private async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var (now, today) = (time.UtcNow(), time.Today());
        var closed = (await shelf.AllAsync(cancellationToken)).ToDictionary(q => q.Id, q => q.ClosesUtc, StringComparer.Ordinal);
        var draws = await db.QuizDraws.AsNoTracking().ToDictionaryAsync(d => d.QuizId, d => d.DrawnOn, cancellationToken);
        var held = await db.QuizEntries.Where(e => e.SealedContact != "").ToListAsync(cancellationToken);
        var over = held.Where(entry => draws.GetValueOrDefault(entry.QuizId) is { } drawn
            ? drawn.AddDays(DaysAfterDraw) <= today
            : closed.TryGetValue(entry.QuizId, out var closes) ? closes.AddDays(DaysWithoutDraw) <= now : entry.On.AddDays(DaysWithoutDraw) <= today).ToList();
        over.ForEach(entry => entry.ForgetContact());
        await db.SaveChangesAsync(cancellationToken);
        return over.Count;
    }
}
