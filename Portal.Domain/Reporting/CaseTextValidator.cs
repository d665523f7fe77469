using FluentValidation;

namespace Portal.Domain.Reporting;

/// <summary>How long what officers write may be.</summary>
internal static class CaseTextValidator
{
    public const int Longest = 5000;

    private const int LongestReason = 1000;

    /// <summary>Ten characters: an answer of two words explains nothing.</summary>
    public const int LeastAnswer = 10;

    public static IRuleBuilderOptions<T, string> FitsMessage<T>(this IRuleBuilder<T, string> text) =>
        text.Must(t => t.Length <= Longest).WithErrorCode("TooLong").WithState(_ => new object[] { Longest });

    /// <summary>A reason for holding a case or letting it go.</summary>
    public static IRuleBuilderOptions<T, string> GivesHoldReason<T>(this IRuleBuilder<T, string> text) => text
        .Must(t => t.Trim().Length >= LeastAnswer).WithErrorCode("HoldNeedsReason").WithState(_ => new object[] { LeastAnswer })
        .Must(t => t.Length <= LongestReason).WithErrorCode("TooLong").WithState(_ => new object[] { LongestReason });
}
