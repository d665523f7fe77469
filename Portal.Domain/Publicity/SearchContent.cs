using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>A piece of a title or an excerpt; marked when it is what was asked for.</summary>
public sealed record FoundPiece(string Text, bool IsMatch);

/// <summary>An item that was found.</summary>
/// <param name="Path">Its address, without a slash in front.</param>
public sealed record FoundItem(string Path, string TypeName, DateTime PublishedUtc, IReadOnlyList<FoundPiece> Title, IReadOnlyList<FoundPiece> Excerpt);

/// <summary>Something to narrow a search by.</summary>
public sealed record SearchChoice(string Value, string Name);

/// <summary>A page of what was found, best first, and what it can be narrowed by.</summary>
/// <param name="IsLoose">Nothing holds all that was asked: these hold much of it.</param>
/// <param name="IsCut">There are more than are counted.</param>
public sealed record FoundContent(
    IReadOnlyList<FoundItem> Items, int Found, int Page, int Pages, bool IsLoose, bool IsCut, IReadOnlyList<SearchChoice> Types, IReadOnlyList<SearchChoice> Columns);

/// <summary>The search over what is published.</summary>
public interface IContentSearch
{
    Task<FoundContent> FindAsync(SearchContent query, CancellationToken cancellationToken);

    /// <summary>Titles that hold what was typed so far.</summary>
    Task<IReadOnlyList<string>> SuggestAsync(string text, CancellationToken cancellationToken);
}

/// <summary>Searches titles and texts of what is published.</summary>
/// <param name="Type">A kind of item, or empty.</param>
/// <param name="Column">The id of a column, or empty.</param>
[OpenToAnyone("Whoever may read the site may search it: only what is published is found.")]
public sealed record SearchContent(string Text, string Type, string Column, int Page) : IQuery<FoundContent>
{
    /// <summary>Items on a page.</summary>
    public const int PageSize = 10;
}

internal sealed class SearchContentHandler(IContentSearch search) : IRequestHandler<SearchContent, Outcome<FoundContent>>
{
    public async Task<Outcome<FoundContent>> Handle(SearchContent request, CancellationToken cancellationToken) => await search.FindAsync(request, cancellationToken);
}

/// <summary>Titles that hold what somebody has typed so far.</summary>
[OpenToAnyone("Whoever may read the site may search it: only what is published is found.")]
public sealed record SuggestContent(string Text) : IQuery<IReadOnlyList<string>>;

internal sealed class SuggestContentHandler(IContentSearch search) : IRequestHandler<SuggestContent, Outcome<IReadOnlyList<string>>>
{
    public async Task<Outcome<IReadOnlyList<string>>> Handle(SuggestContent request, CancellationToken cancellationToken) =>
        Outcome<IReadOnlyList<string>>.Done(await search.SuggestAsync(request.Text, cancellationToken));
}
