using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Quizzes;

/// <summary>Who won, as the public may know.</summary>
/// <param name="Contact">With its middle hidden.</param>
public sealed record QuizWinner(int Place, string Number, string Contact);

/// <summary>
/// The draw of one quiz. Its seed is made and its hash shown when the first entry comes; the seed itself lies sealed until the quiz has closed and the draw is done. So
/// nobody chooses a seed who knows the entries, and anybody can compute the draw again.
/// </summary>
public sealed class QuizDraw : AggregateRoot
{
    private const char Between = '\n';
    private const char Inside = '\t';

    private QuizDraw()
    {
    }

    public QuizDraw(string quizId, string commitment, string sealedSeed, DateTime committedAt) =>
        (QuizId, Commitment, SealedSeed, CommittedAt) = (quizId, commitment, sealedSeed, committedAt);

    public string QuizId { get; private set; } = "";

    public string Commitment { get; private set; } = "";

    public string SealedSeed { get; private set; } = "";

    public DateTime CommittedAt { get; private set; }

    /// <summary>Empty until the draw.</summary>
    public string Seed { get; private set; } = "";

    public string ListHash { get; private set; } = "";

    public DateTime? DrawnAt { get; private set; }

    public DateOnly? DrawnOn { get; private set; }

    public string WinnerLines { get; private set; } = "";

    public IReadOnlyList<QuizWinner> Winners => WinnerLines.Length == 0
        ? []
        : [.. WinnerLines.Split(Between).Select((line, at) => new QuizWinner(at + 1, line.Split(Inside)[0], line.Split(Inside)[1]))];

    public Outcome<Nothing> Draw(string seed, string listHash, IReadOnlyList<(string Number, string Contact)> winners, DateTime now, DateOnly today)
    {
        if (DrawnAt is not null)
        {
            return new Refusal("QuizDrawn");
        }

        if (ProvableDraw.Commit(seed) != Commitment)
        {
            return new Refusal("QuizSeedBroken");
        }

        (Seed, ListHash, DrawnAt, DrawnOn) = (seed, listHash, now, today);
        WinnerLines = string.Join(Between, winners.Select(w => $"{w.Number}{Inside}{w.Contact}"));
        return default(Nothing);
    }
}
