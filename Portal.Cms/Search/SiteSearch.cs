using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Routing;

namespace Portal.Cms.Search;

/// <summary>Narrows a search; empty texts narrow nothing.</summary>
/// <param name="Term">The id of a taxonomy term, such as a column.</param>
public sealed record SearchFilter(string ContentType = "", string Term = "");

/// <summary>One item that was found.</summary>
/// <param name="Path">Its address on the site.</param>
public sealed record SearchHit(
    string ContentItemId, string ContentType, string Path, DateTime PublishedUtc, IReadOnlyList<TextPiece> Title, IReadOnlyList<TextPiece> Excerpt);

/// <summary>A page of what was found, best first.</summary>
/// <param name="Found">How many there are, at most <see cref="SiteSearch.MostCandidates"/>.</param>
/// <param name="IsLoose">Nothing holds every term: these hold much of them.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, int Found, bool IsLoose);

/// <summary>
/// Searches what is published. The database only says which entries have the query's rarest tokens, newest first and at most 500; whether they hold the terms and
/// how well is decided here.
/// </summary>
public sealed class SiteSearch(IContentDb db, ContentRoutes routes)
{
    public const int MostCandidates = 500;

    private const int MostByTitle = 250;
    private const int MostTokensAsked = 6;
    private const int MostLooseTokens = 8;

    private static readonly SearchAnswer Nothing = new([], 0, IsLoose: false);

    /// <param name="page">From 1.</param>
    public async Task<SearchAnswer> FindAsync(SearchQuery query, SearchFilter filter, int page, int pageSize, CancellationToken cancellationToken)
    {
        if (query.IsEmpty)
        {
            return Nothing;
        }

        var ranked = await StrictAsync(query, filter, cancellationToken);
        var marks = query.Terms;
        var isLoose = ranked.Count == 0;
        if (isLoose)
        {
            marks = [.. query.Terms.SelectMany(term => Enumerable.Range(0, Math.Max(0, term.Length - 1)).Select(i => term.Substring(i, 2))).Distinct(StringComparer.Ordinal)];
            ranked = await LooseAsync(marks, filter, cancellationToken);
        }

        var shown = ranked.Skip((Math.Max(1, page) - 1) * pageSize).Take(pageSize).ToList();
        var paths = await routes.PathsAsync([.. shown.Select(e => e.ContentItemId)], cancellationToken);
        return new SearchAnswer(
            [.. shown.Select(e => new SearchHit(
                e.ContentItemId, e.ContentType, paths.GetValueOrDefault(e.ContentItemId, ""), e.PublishedUtc, SearchExcerpt.Marked(e.Title, marks), SearchExcerpt.Of(e.Text, marks)))],
            ranked.Count,
            isLoose && ranked.Count > 0);
    }

    /// <summary>Titles that hold what was typed so far, those that begin with it first.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(SearchQuery query, int most, CancellationToken cancellationToken)
    {
        if (query.IsEmpty)
        {
            return [];
        }

        var ids = await HoldingAsync([.. query.Tokens.Select(SearchText.OfTitle)], new SearchFilter(), MostByTitle, cancellationToken);
        var titles = await db.SearchEntries.AsNoTracking().Where(e => ids.Contains(e.Id)).OrderByDescending(e => e.Id).Select(e => e.Title).ToListAsync(cancellationToken);
        return
        [
            .. titles.Distinct(StringComparer.Ordinal)
                .Select(title => (Title: title, Folded: SearchText.Fold(title)))
                .Where(t => query.Terms.All(term => t.Folded.Contains(term, StringComparison.Ordinal)))
                .OrderByDescending(t => t.Folded.StartsWith(query.Terms[0], StringComparison.Ordinal)).ThenBy(t => t.Title.Length).ThenBy(t => t.Title, StringComparer.Ordinal)
                .Take(most).Select(t => t.Title),
        ];
    }

    /// <summary>The kinds of items that can be found at all.</summary>
    public async Task<IReadOnlyList<string>> TypesAsync(CancellationToken cancellationToken) =>
        await db.SearchEntries.AsNoTracking().Select(e => e.ContentType).Distinct().ToListAsync(cancellationToken);

    private async Task<List<SearchEntry>> StrictAsync(SearchQuery query, SearchFilter filter, CancellationToken cancellationToken)
    {
        var tokens = query.Tokens;

        // A word that stands everywhere would fill the candidates with what is new: those that have it in the title come along whatever their age.
        var byTitle = await HoldingAsync([.. tokens.Select(SearchText.OfTitle)], filter, MostByTitle, cancellationToken);
        var byText = await HoldingAsync(tokens, filter, MostCandidates - byTitle.Count, cancellationToken);
        return Ranked(await EntriesAsync([.. byTitle.Union(byText)], cancellationToken), entry => SearchRank.Strict(entry, query.Terms));
    }

    private async Task<List<SearchEntry>> LooseAsync(IReadOnlyList<string> pairs, SearchFilter filter, CancellationToken cancellationToken)
    {
        var counted = (await CountAsync([.. pairs.SelectMany(SearchText.TokensOf).Distinct()], cancellationToken)).Where(c => c.Count > 0).ToList();
        var rare = counted.Where(c => c.Count <= MostCandidates).Take(MostLooseTokens).Select(c => c.Token).ToArray();
        if (counted.Count == 0 || pairs.Count < 2)
        {
            return [];
        }

        var asked = rare.Length > 0 ? rare : [counted[0].Token];
        var ids = await Narrowed(db.SearchPostings.AsNoTracking().Where(p => asked.Contains(p.Token)), filter)
            .GroupBy(p => p.EntryId).Select(g => new { EntryId = g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenByDescending(g => g.EntryId).Take(MostCandidates).Select(g => g.EntryId).ToListAsync(cancellationToken);
        return Ranked(await EntriesAsync(ids, cancellationToken), entry => SearchRank.Loose(entry, pairs));
    }

    private static List<SearchEntry> Ranked(List<SearchEntry> entries, Func<SearchEntry, double?> worth) =>
    [
        .. entries.Select(entry => (Entry: entry, Worth: worth(entry))).Where(e => e.Worth is not null)
            .OrderByDescending(e => e.Worth).ThenByDescending(e => e.Entry.PublishedUtc).ThenBy(e => e.Entry.ContentItemId, StringComparer.Ordinal)
            .Select(e => e.Entry),
    ];

    private Task<List<SearchEntry>> EntriesAsync(List<long> ids, CancellationToken cancellationToken) =>
        db.SearchEntries.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(cancellationToken);

    /// <summary>Entries that have every token, newest first. The rarest token leads; the next few only say yes or no.</summary>
    private async Task<List<long>> HoldingAsync(IReadOnlyList<long> tokens, SearchFilter filter, int most, CancellationToken cancellationToken)
    {
        var counted = await CountAsync(tokens, cancellationToken);
        if (counted.Any(c => c.Count == 0) || most <= 0)
        {
            return [];
        }

        var rarest = counted[0].Token;
        var holding = db.SearchPostings.AsNoTracking().Where(p => p.Token == rarest);
        foreach (var (other, _) in counted.Skip(1).Take(MostTokensAsked))
        {
            holding = holding.Where(p => db.SearchPostings.Any(o => o.Token == other && o.EntryId == p.EntryId));
        }

        return await Narrowed(holding, filter).Select(p => p.EntryId).OrderByDescending(id => id).Take(most).ToListAsync(cancellationToken);
    }

    private IQueryable<SearchPosting> Narrowed(IQueryable<SearchPosting> postings, SearchFilter filter)
    {
        if (filter.ContentType.Length > 0)
        {
            var type = filter.ContentType;
            postings = postings.Where(p => db.SearchEntries.Any(e => e.Id == p.EntryId && e.ContentType == type));
        }

        if (filter.Term.Length > 0)
        {
            var term = $"|{filter.Term}|";
            postings = postings.Where(p => db.SearchEntries.Any(e => e.Id == p.EntryId && e.Terms.Contains(term)));
        }

        return postings;
    }

    /// <summary>How many entries have each token, rarest first; more than the candidates are not counted out.</summary>
    private async Task<IReadOnlyList<(long Token, int Count)>> CountAsync(IReadOnlyList<long> tokens, CancellationToken cancellationToken)
    {
        var counted = new List<(long Token, int Count)>();
        foreach (var token in tokens)
        {
            counted.Add((token, await db.SearchPostings.Where(p => p.Token == token).Take(MostCandidates + 1).CountAsync(cancellationToken)));
        }

        return [.. counted.OrderBy(c => c.Count).ThenBy(c => c.Token)];
    }
}
