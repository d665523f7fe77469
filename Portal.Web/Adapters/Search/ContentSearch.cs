using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Search;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Search;

/// <summary>The public search on the content kernel's index. Kinds and columns are named as the site's definitions and its taxonomy name them.</summary>
internal sealed class ContentSearch(SiteSearch search, DefinitionStore definitions, ContentReader reader) : IContentSearch
{
    /// <summary>The taxonomy whose terms are the site's columns.</summary>
    private const string Columns = "columns";

    private const int MostSuggestions = 8;

    public async Task<FoundContent> FindAsync(SearchContent query, CancellationToken cancellationToken)
    {
        var types = await definitions.ReadAsync(cancellationToken);
        var page = Math.Clamp(query.Page, 1, SiteSearch.MostCandidates);
        var answer = await search.FindAsync(SearchQuery.Of(query.Text), new SearchFilter(query.Type, query.Column), page, SearchContent.PageSize, cancellationToken);
        var kinds = await search.TypesAsync(cancellationToken);
        return new FoundContent(
            [.. answer.Hits.Select(hit => new FoundItem(hit.Path, NameOf(hit.ContentType), hit.PublishedUtc, Pieces(hit.Title), Pieces(hit.Excerpt)))],
            answer.Found,
            page,
            (answer.Found + SearchContent.PageSize - 1) / SearchContent.PageSize,
            answer.IsLoose,
            answer.Found >= SiteSearch.MostCandidates,
            [.. kinds.Select(kind => new SearchChoice(kind, NameOf(kind))).OrderBy(choice => choice.Name, StringComparer.Ordinal)],
            await ColumnsAsync(cancellationToken));

        string NameOf(string type) => types.Type(type)?.DisplayName ?? type;
    }

    public Task<IReadOnlyList<string>> SuggestAsync(string text, CancellationToken cancellationToken) =>
        search.SuggestAsync(SearchQuery.Of(text), MostSuggestions, cancellationToken);

    private async Task<IReadOnlyList<SearchChoice>> ColumnsAsync(CancellationToken cancellationToken)
    {
        var taxonomy = await reader.FindAsync(Columns, VersionOf.Published, cancellationToken);
        return
        [
            .. taxonomy?.Part("TaxonomyPart").Member("Terms").AsObjects()
                .Select(term => new SearchChoice(term.Member(nameof(ContentItem.ContentItemId)).AsText() ?? "", term.Member(nameof(ContentItem.DisplayText)).AsText() ?? ""))
                .Where(choice => choice.Value.Length > 0 && choice.Name.Length > 0) ?? [],
        ];
    }

    private static IReadOnlyList<FoundPiece> Pieces(IReadOnlyList<TextPiece> pieces) => [.. pieces.Select(piece => new FoundPiece(piece.Text, piece.IsMatch))];
}
