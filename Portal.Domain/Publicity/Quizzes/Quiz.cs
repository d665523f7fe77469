namespace Portal.Domain.Publicity.Quizzes;

/// <summary>How a question is answered.</summary>
public enum QuizKind
{
    One = 1,
    Several,

    /// <summary>对错题: two options.</summary>
    TrueFalse,
}

/// <summary>One question with what is right, by the places of the options.</summary>
public sealed record QuizQuestion(string Text, QuizKind Kind, IReadOnlyList<string> Options, IReadOnlyList<int> Right, string Explanation)
{
    /// <summary>All that is right and nothing else.</summary>
    public bool IsRight(IReadOnlyCollection<int> chosen) => chosen.Count == Right.Count && Right.All(chosen.Contains);
}

/// <summary>Where a quiz stands by the clock.</summary>
public enum QuizState
{
    NotYet = 1,
    Open,
    Closed,
}

/// <summary>A published quiz (有奖竞答).</summary>
/// <param name="Winners">How many are drawn; none where there is nothing to win.</param>
/// <param name="PassPercent">Share of right answers with which one takes part in the draw.</param>
public sealed record Quiz(
    string Id, string Title, string Summary, string Rules, string Prizes, int Winners, int PassPercent, DateTime OpensUtc, DateTime ClosesUtc, IReadOnlyList<QuizQuestion> Questions)
{
    public bool HasDraw => Winners > 0;

    public QuizState StateAt(DateTime utc) => utc < OpensUtc ? QuizState.NotYet : utc < ClosesUtc ? QuizState.Open : QuizState.Closed;

    public bool Passes(int right) => right * 100 >= PassPercent * Questions.Count;
}

/// <summary>The published quizzes, implemented on the content kernel. One without a usable question is not shown.</summary>
public interface IQuizShelf
{
    /// <summary>The latest first.</summary>
    Task<IReadOnlyList<Quiz>> AllAsync(CancellationToken cancellationToken);

    Task<Quiz?> FindAsync(string id, CancellationToken cancellationToken);
}
