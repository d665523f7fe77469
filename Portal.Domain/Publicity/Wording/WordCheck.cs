namespace Portal.Domain.Publicity.Wording;

/// <summary>
/// Finds wrongly written words in Chinese text. Rules are sorted by their first character, so that a text is walked through once, however many rules there are.
/// </summary>
public sealed class WordCheck
{
    private const int AroundEachSide = 12;

    private readonly Dictionary<char, WordRule[]> _byFirst;

    public WordCheck(IEnumerable<WordRule> rules) => _byFirst = rules
        .Where(rule => rule.Wrong.Length > 0)
        .GroupBy(rule => rule.Wrong[0])
        .ToDictionary(group => group.Key, group => group.OrderByDescending(rule => rule.Wrong.Length).ToArray());

    public int Rules => _byFirst.Values.Sum(rules => rules.Length);

    /// <summary>The wrong words of a text, in order. Of two rules that begin at one place the longer one speaks.</summary>
    public IReadOnlyList<WrongWord> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<WrongWord>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!_byFirst.TryGetValue(text[at], out var rules) || Array.Find(rules, rule => IsWrong(rule, text, at)) is not { } broken)
            {
                continue;
            }

            found.Add(new WrongWord(at, broken.Wrong, broken.Right, broken.Why, Around(text, at, broken.Wrong.Length)));
            at += broken.Wrong.Length - 1;
        }

        return found;
    }

    private static bool IsWrong(WordRule rule, string text, int at) =>
        string.CompareOrdinal(text, at, rule.Wrong, 0, rule.Wrong.Length) == 0
        && (rule.Before is not { Count: > 0 } before || before.Any(next => Follows(next, text, at + rule.Wrong.Length)))
        && (rule.Unless is not { Count: > 0 } unless || !unless.Any(phrase => StandsIn(phrase, rule.Wrong, text, at)));

    private static bool Follows(string next, string text, int at)
    {
        // A space between word and number is a matter of typesetting.
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        for (var i = 0; i < next.Length; i++)
        {
            if (next[i] == '$')
            {
                return at + i >= text.Length;
            }

            if (at + i >= text.Length || (next[i] == '#' ? !char.IsAsciiDigit(text[at + i]) : next[i] != text[at + i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the phrase lies over this place. A phrase shares at least a character with the wrong word.</summary>
    private static bool StandsIn(string phrase, string wrong, string text, int at)
    {
        for (var begin = Math.Max(0, at - phrase.Length + 1); begin < at + wrong.Length && begin + phrase.Length <= text.Length; begin++)
        {
            if (string.CompareOrdinal(text, begin, phrase, 0, phrase.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Around(string text, int at, int length)
    {
        var begin = Math.Max(0, at - AroundEachSide);
        var end = Math.Min(text.Length, at + length + AroundEachSide);
        return text[begin..end].ReplaceLineEndings(" ");
    }
}
