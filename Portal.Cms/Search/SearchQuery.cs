namespace Portal.Cms.Search;

/// <summary>What a visitor typed, as runs of letters and digits; blanks and punctuation part them.</summary>
public sealed record SearchQuery(IReadOnlyList<string> Terms)
{
    /// <summary>Nobody types more; a longer text is cut.</summary>
    public const int LongestText = 100;

    private const int MostTerms = 8;

    public bool IsEmpty => Terms.Count == 0;

    /// <summary>The tokens that whatever holds every term must have.</summary>
    internal IReadOnlyList<long> Tokens => [.. Terms.SelectMany(SearchText.TokensOf).Distinct()];

    public static SearchQuery Of(string? text)
    {
        var folded = SearchText.Fold(text is null ? "" : text.Length <= LongestText ? text : text[..LongestText]);
        return new SearchQuery([.. SearchText.Runs(folded).Select(run => folded[run]).Distinct(StringComparer.Ordinal).Take(MostTerms)]);
    }
}
