using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Quizzes;

/// <summary>A quiz in a list.</summary>
public sealed record QuizLine(Quiz Quiz, QuizState State, int Entries, bool IsDrawn);

/// <summary>All published quizzes, the latest first.</summary>
[OpenToAnyone("A quiz is for everybody.")]
public sealed record FindQuizzes : IQuery<IReadOnlyList<QuizLine>>;

internal sealed class FindQuizzesHandler(IPortalDb db, IQuizShelf shelf, TimeProvider time) : IRequestHandler<FindQuizzes, Outcome<IReadOnlyList<QuizLine>>>
{
    public async Task<Outcome<IReadOnlyList<QuizLine>>> Handle(FindQuizzes request, CancellationToken cancellationToken)
    {
        var entries = await db.QuizEntries.AsNoTracking().GroupBy(e => e.QuizId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var drawn = await db.QuizDraws.AsNoTracking().Where(d => d.DrawnAt != null).Select(d => d.QuizId).ToListAsync(cancellationToken);
        var now = time.UtcNow();
        QuizLine[] lines = [.. (await shelf.AllAsync(cancellationToken)).Select(q => new QuizLine(q, q.StateAt(now), entries.GetValueOrDefault(q.Id), drawn.Contains(q.Id, StringComparer.Ordinal)))];
        return Outcome<IReadOnlyList<QuizLine>>.Done(lines);
    }
}

/// <summary>The draw as everybody may compute it again.</summary>
/// <param name="Numbers">All numbers in it, sorted; shown once it is drawn.</param>
public sealed record DrawView(string Commitment, DateTime CommittedAt, string Seed, string ListHash, DateTime? DrawnAt, IReadOnlyList<string> Numbers, IReadOnlyList<QuizWinner> Winners);

/// <param name="Draw">Null before the first entry, and where nothing is drawn.</param>
public sealed record QuizView(Quiz Quiz, QuizState State, int Entries, int InDraw, DrawView? Draw);

/// <summary>One quiz; nothing when it is not published (any more).</summary>
[OpenToAnyone("A quiz is for everybody.")]
public sealed record ReadQuiz(string Id) : IQuery<QuizView?>;

internal sealed class ReadQuizHandler(IPortalDb db, IQuizShelf shelf, TimeProvider time) : IRequestHandler<ReadQuiz, Outcome<QuizView?>>
{
    public async Task<Outcome<QuizView?>> Handle(ReadQuiz request, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(request.Id, cancellationToken) is not { } quiz)
        {
            return Outcome<QuizView?>.Done(null);
        }

        var draw = await db.QuizDraws.AsNoTracking().SingleOrDefaultAsync(d => d.QuizId == quiz.Id, cancellationToken);
        var numbers = draw?.DrawnAt is null
            ? []
            : await db.QuizEntries.AsNoTracking().Where(e => e.QuizId == quiz.Id && e.IsInDraw).Select(e => e.Id).ToListAsync(cancellationToken);
        return new QuizView(
            quiz,
            quiz.StateAt(time.UtcNow()),
            await db.QuizEntries.CountAsync(e => e.QuizId == quiz.Id, cancellationToken),
            await db.QuizEntries.CountAsync(e => e.QuizId == quiz.Id && e.IsInDraw, cancellationToken),
            draw is null
                ? null
                : new DrawView(draw.Commitment, draw.CommittedAt, draw.Seed, draw.ListHash, draw.DrawnAt, ProvableDraw.Sorted(numbers.Select(QuizEntry.NumberOf)), draw.Winners));
    }
}
