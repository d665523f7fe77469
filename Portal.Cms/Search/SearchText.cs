namespace Portal.Cms.Search;

/// <summary>
/// Texts as the index and the query see them: folded character by character, so that a place in the folded text is the same place in the text as written,
/// and cut into single characters and pairs, so that a Chinese word of two characters is found wherever it stands.
/// </summary>
public static class SearchText
{
    /// <summary>Marks a token of the title, so that titles can be asked alone. The token itself has 32 bits.</summary>
    private const long InTitle = 1L << 32;

    /// <summary>Small letters, and half-width forms of what Chinese input methods type in full width. As long as the text.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, written) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(written[i]);
        }
    });

    /// <summary>The runs of letters and digits of a text: what stands between blanks and punctuation.</summary>
    public static IEnumerable<Range> Runs(string folded)
    {
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var inside = i < folded.Length && IsWord(folded[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                yield return start..i;
                start = -1;
            }
        }
    }

    /// <summary>Every token under which a text is found: its characters and its pairs.</summary>
    public static void AddTokens(string folded, bool ofTitle, ISet<long> tokens)
    {
        var mark = ofTitle ? InTitle : 0;
        for (var i = 0; i < folded.Length; i++)
        {
            if (!IsWord(folded[i]))
            {
                continue;
            }

            tokens.Add(mark | folded[i]);
            if (i + 1 < folded.Length && IsWord(folded[i + 1]))
            {
                tokens.Add(mark | Pair(folded[i], folded[i + 1]));
            }
        }
    }

    /// <summary>The tokens that a text holding this run must have: its pairs, or the one character that it is.</summary>
    public static IEnumerable<long> TokensOf(string run)
    {
        if (run.Length == 1)
        {
            yield return run[0];
        }

        for (var i = 0; i + 1 < run.Length; i++)
        {
            yield return Pair(run[i], run[i + 1]);
        }
    }

    /// <summary>The same token, but in a title.</summary>
    public static long OfTitle(long token) => token | InTitle;

    private static long Pair(char first, char second) => ((long)first << 16) | second;

    // The halves of a character beyond the first plane count as characters: together they are a pair.
    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    private static char Fold(char c) => char.ToLowerInvariant(c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        _ => c,
    });
}
