using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Quizzes;

/// <summary>Draws the winners of a quiz that has closed. Refused <c>QuizStillOpen</c>, <c>QuizNobody</c>, <c>QuizDrawn</c>.</summary>
[Requires(Permission.PublishContent)]
public sealed record DrawWinners(string QuizId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => QuizId;
}

internal sealed class DrawWinnersHandler(IPortalDb db, IQuizShelf shelf, IContactSeal seal, TimeProvider time) : IRequestHandler<DrawWinners, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(DrawWinners request, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(request.QuizId, cancellationToken) is not { HasDraw: true } quiz)
        {
            return new Refusal("NotThere");
        }

        if (quiz.StateAt(time.UtcNow()) is not QuizState.Closed)
        {
            return new Refusal("QuizStillOpen");
        }

        var draw = await db.QuizDraws.SingleOrDefaultAsync(d => d.QuizId == quiz.Id, cancellationToken);
        var entries = (await db.QuizEntries.AsNoTracking().Where(e => e.QuizId == quiz.Id && e.IsInDraw).ToListAsync(cancellationToken)).ToDictionary(e => e.Number, StringComparer.Ordinal);
        if (draw is null || entries.Count == 0)
        {
            return new Refusal("QuizNobody");
        }

        if (seal.Open(QuizDesk.SeedPurpose, QuizDesk.OwnerOf(quiz.Id), draw.SealedSeed) is not { } seed)
        {
            return new Refusal("QuizSeedBroken");
        }

        var sorted = ProvableDraw.Sorted(entries.Keys);
        var winners = ProvableDraw.Draw(seed, sorted, quiz.Winners).Select(number => (number, QuizDesk.Masked(ContactOf(entries[number])))).ToList();
        return draw.Draw(seed, ProvableDraw.HashOf(sorted), winners, time.UtcNow(), time.Today());
    }

    private string ContactOf(QuizEntry entry) => seal.Open(QuizDesk.Purpose, entry.Id, entry.SealedContact) ?? "";
}

/// <summary>A winner with the contact as it was left, so that the prize can be given; empty once it was deleted.</summary>
public sealed record WinnerContact(int Place, string Number, string Contact);

/// <summary>The winners' contacts. Opening them is on record.</summary>
[Requires(Permission.PublishContent)]
public sealed record ReadWinners(string QuizId) : IQuery<IReadOnlyList<WinnerContact>>, IConcerns
{
    public string AuditTarget => QuizId;
}

internal sealed class ReadWinnersHandler(IPortalDb db, IContactSeal seal) : IRequestHandler<ReadWinners, Outcome<IReadOnlyList<WinnerContact>>>
{
    public async Task<Outcome<IReadOnlyList<WinnerContact>>> Handle(ReadWinners request, CancellationToken cancellationToken)
    {
        if (await db.QuizDraws.AsNoTracking().SingleOrDefaultAsync(d => d.QuizId == request.QuizId, cancellationToken) is not { DrawnAt: not null } draw)
        {
            return new Refusal("NotThere");
        }

        var entries = (await db.QuizEntries.AsNoTracking().Where(e => e.QuizId == request.QuizId && e.IsInDraw).ToListAsync(cancellationToken)).ToDictionary(e => e.Number, StringComparer.Ordinal);
        WinnerContact[] winners =
        [
            .. draw.Winners.Select(w => new WinnerContact(
                w.Place, w.Number, entries.TryGetValue(w.Number, out var entry) && entry.SealedContact.Length > 0 ? seal.Open(QuizDesk.Purpose, entry.Id, entry.SealedContact) ?? "" : "")),
        ];
        return Outcome<IReadOnlyList<WinnerContact>>.Done(winners);
    }
}

/// <summary>A quiz on the desk.</summary>
public sealed record DeskQuiz(Quiz Quiz, QuizState State, int Entries, int InDraw, double? AverageRight, string Commitment, DateTime? DrawnAt, IReadOnlyList<QuizWinner> Winners);

/// <summary>All quizzes with how they went.</summary>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record FindDeskQuizzes : IQuery<IReadOnlyList<DeskQuiz>>;

internal sealed class FindDeskQuizzesHandler(IPortalDb db, IQuizShelf shelf, TimeProvider time) : IRequestHandler<FindDeskQuizzes, Outcome<IReadOnlyList<DeskQuiz>>>
{
    public async Task<Outcome<IReadOnlyList<DeskQuiz>>> Handle(FindDeskQuizzes request, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var draws = await db.QuizDraws.AsNoTracking().ToDictionaryAsync(d => d.QuizId, cancellationToken);
        var sums = await db.QuizEntries.AsNoTracking().GroupBy(e => e.QuizId)
            .Select(g => new { g.Key, Count = g.Count(), InDraw = g.Count(e => e.IsInDraw), Average = g.Average(e => e.Right) })
            .ToDictionaryAsync(g => g.Key, cancellationToken);
        DeskQuiz[] rows =
        [
            .. (await shelf.AllAsync(cancellationToken)).Select(quiz =>
            {
                var (sum, draw) = (sums.GetValueOrDefault(quiz.Id), draws.GetValueOrDefault(quiz.Id));
                return new DeskQuiz(quiz, quiz.StateAt(now), sum?.Count ?? 0, sum?.InDraw ?? 0, sum?.Average, draw?.Commitment ?? "", draw?.DrawnAt, draw?.Winners ?? []);
            }),
        ];
        return Outcome<IReadOnlyList<DeskQuiz>>.Done(rows);
    }
}
