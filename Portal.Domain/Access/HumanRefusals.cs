using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>Why a human check was not passed. Each comes with a new challenge, and nothing typed is lost.</summary>
public static class HumanRefusals
{
    /// <summary>The field to which all of them belong.</summary>
    public const string Field = "human";

    /// <summary>Neither proof nor answer came.</summary>
    public static Refusal Missing { get; } = new("HumanMissing", Field);

    /// <summary>The proof is not one of ours, was changed, or is wrong.</summary>
    public static Refusal ProofWrong { get; } = new("HumanProofWrong", Field);

    /// <summary>The challenge or the question is too old.</summary>
    public static Refusal Expired { get; } = new("HumanExpired", Field);

    /// <summary>The challenge or the question was used before.</summary>
    public static Refusal Spent { get; } = new("HumanSpent", Field);

    public static Refusal QuestionWrong { get; } = new("HumanQuestionWrong", Field);

    /// <summary>The other provider says no.</summary>
    public static Refusal NotPassed { get; } = new("HumanNotPassed", Field);

    /// <summary>The other provider does not answer.</summary>
    public static Refusal Unavailable { get; } = new("HumanCheckUnavailable", Field);

    /// <summary>The form was sent faster than a person fills it. The message's place takes the whole seconds still to wait.</summary>
    public static Refusal TooFast(int secondsLeft) => new("HumanTooFast", Field, secondsLeft);
}
