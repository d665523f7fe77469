namespace Portal.Domain.Publicity.Wording;

/// <summary>One word that is written wrongly again and again.</summary>
/// <param name="Why">In one sentence, for who wrote it.</param>
/// <param name="Before">What must follow for it to be wrong: # stands for a digit, $ for the end of the text. Empty: it is always wrong.</param>
/// <param name="Unless">Longer phrases in which the same characters stand rightly.</param>
public sealed record WordRule(string Wrong, string Right, string Why, IReadOnlyList<string>? Before = null, IReadOnlyList<string>? Unless = null);

/// <summary>A wrong word in a text.</summary>
/// <param name="At">Where it begins, in characters of the text.</param>
/// <param name="Around">The words about it, to be found by.</param>
public sealed record WrongWord(int At, string Wrong, string Right, string Why, string Around);
