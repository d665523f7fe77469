namespace Portal.Cms.Search;

/// <summary>A piece of text to be shown, marked when it is what was asked for. The page encodes it.</summary>
public sealed record TextPiece(string Text, bool IsMatch);

/// <summary>Shows why an item was found: the place in its text where most of the terms stand, with the terms marked.</summary>
public static class SearchExcerpt
{
    private const int Length = 96;
    private const int LeadIn = 18;
    private const int MostMatches = 400;
    private const string Ends = "。！？；\n.!?;";

    /// <summary>The whole text, with the terms marked.</summary>
    public static IReadOnlyList<TextPiece> Marked(string text, IReadOnlyCollection<string> terms) => Pieces(text, 0, text.Length, Matches(SearchText.Fold(text), terms));

    /// <summary>A window of the text around the densest place.</summary>
    public static IReadOnlyList<TextPiece> Of(string text, IReadOnlyCollection<string> terms)
    {
        var matches = Matches(SearchText.Fold(text), terms);
        var start = matches.Count == 0 ? 0 : Begin(text, Densest(matches));
        var end = End(text, start);
        var pieces = Pieces(text, start, end, matches);
        if (start > 0)
        {
            pieces.Insert(0, new TextPiece("…", IsMatch: false));
        }

        if (end < text.Length)
        {
            pieces.Add(new TextPiece("…", IsMatch: false));
        }

        return pieces;
    }

    /// <summary>Where terms stand, in order, none over another; a longer term goes before a shorter one that begins at the same place.</summary>
    private static List<(int At, int Length, string Term)> Matches(string folded, IReadOnlyCollection<string> terms)
    {
        var found = new List<(int At, int Length, string Term)>();
        foreach (var term in terms)
        {
            for (var at = folded.IndexOf(term, StringComparison.Ordinal); at >= 0 && found.Count < MostMatches; at = folded.IndexOf(term, at + term.Length, StringComparison.Ordinal))
            {
                found.Add((at, term.Length, term));
            }
        }

        var kept = new List<(int At, int Length, string Term)>();
        foreach (var match in found.OrderBy(m => m.At).ThenByDescending(m => m.Length))
        {
            if (kept.Count == 0 || match.At >= kept[^1].At + kept[^1].Length)
            {
                kept.Add(match);
            }
        }

        return kept;
    }

    /// <summary>The match from which on most different terms, then most matches, fit into a window; the first of several.</summary>
    private static int Densest(List<(int At, int Length, string Term)> matches)
    {
        var (best, bestAt) = ((0, 0), matches[0].At);
        for (var i = 0; i < matches.Count; i++)
        {
            var inside = matches.Skip(i).TakeWhile(m => m.At + m.Length <= matches[i].At + Length - LeadIn).ToList();
            var worth = (inside.Select(m => m.Term).Distinct(StringComparer.Ordinal).Count(), inside.Count);
            if (worth.CompareTo(best) > 0)
            {
                (best, bestAt) = (worth, matches[i].At);
            }
        }

        return bestAt;
    }

    /// <summary>At the beginning of the sentence when that is near, else a little before the match.</summary>
    private static int Begin(string text, int match)
    {
        var from = Math.Max(0, match - LeadIn);
        for (var i = match - 1; i >= from; i--)
        {
            if (Ends.Contains(text[i], StringComparison.Ordinal))
            {
                return i + 1;
            }
        }

        return from > 0 && char.IsLowSurrogate(text[from]) ? from - 1 : from;
    }

    private static int End(string text, int start)
    {
        var end = Math.Min(text.Length, start + Length);
        return end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end;
    }

    private static List<TextPiece> Pieces(string text, int start, int end, List<(int At, int Length, string Term)> matches)
    {
        var pieces = new List<TextPiece>();
        var at = start;
        foreach (var match in matches.Where(m => m.At >= start && m.At + m.Length <= end))
        {
            if (match.At > at)
            {
                pieces.Add(new TextPiece(text[at..match.At], IsMatch: false));
            }

            at = match.At + match.Length;
            pieces.Add(new TextPiece(text[match.At..at], IsMatch: true));
        }

        if (at < end)
        {
            pieces.Add(new TextPiece(text[at..end], IsMatch: false));
        }

        return pieces;
    }
}
