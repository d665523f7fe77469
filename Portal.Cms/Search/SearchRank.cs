namespace Portal.Cms.Search;

/// <summary>
/// How well an entry answers a query. In our own code and not in the database, so that both databases answer alike: their rankers differ, and both are slow over
/// many hits.
/// </summary>
internal static class SearchRank
{
    private const double WholeTitle = 60;
    private const double StartOfTitle = 12;
    private const double InTitle = 24;
    private const double InText = 4;
    private const double OfDensity = 6;
    private const int MostRepeats = 6;

    /// <summary>The worth of an entry that holds every term, or null when one is missing.</summary>
    public static double? Strict(SearchEntry entry, IReadOnlyList<string> terms)
    {
        var (title, text) = (SearchText.Fold(entry.Title), SearchText.Fold(entry.Text));
        double worth = 0;
        foreach (var term in terms)
        {
            var inTitle = title.IndexOf(term, StringComparison.Ordinal);
            var repeats = Repeats(text, term);
            if (inTitle < 0 && repeats == 0)
            {
                return null;
            }

            if (inTitle >= 0)
            {
                worth += InTitle + (inTitle == 0 ? StartOfTitle : 0) + (title.Length == term.Length ? WholeTitle : 0);
            }

            worth += repeats == 0 ? 0 : InText * (1 + Math.Log2(repeats)) + (OfDensity * Math.Min(1, 100d * repeats * term.Length / (text.Length + 100)));
        }

        return worth / terms.Count;
    }

    /// <summary>The share of the query's pairs that stand in the entry, those of the title twice; null when more than half are missing.</summary>
    public static double? Loose(SearchEntry entry, IReadOnlyList<string> pairs)
    {
        var (title, text) = (SearchText.Fold(entry.Title), SearchText.Fold(entry.Text));
        var inTitle = pairs.Count(pair => title.Contains(pair, StringComparison.Ordinal));
        var anywhere = pairs.Count(pair => title.Contains(pair, StringComparison.Ordinal) || text.Contains(pair, StringComparison.Ordinal));
        return anywhere * 2 < pairs.Count ? null : (double)(anywhere + inTitle) / pairs.Count;
    }

    private static int Repeats(string text, string term)
    {
        var repeats = 0;
        for (var at = text.IndexOf(term, StringComparison.Ordinal); at >= 0 && repeats < MostRepeats; at = text.IndexOf(term, at + term.Length, StringComparison.Ordinal))
        {
            repeats++;
        }

        return repeats;
    }
}
