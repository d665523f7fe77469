using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;

namespace Portal.Web.Pages.Publicity;

/// <summary>The search over what is published. Everything stands in the address, so that a result can be sent to somebody.</summary>
internal sealed class SearchModel(IMediator mediator) : PageModel
{
    /// <summary>What is looked for.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    /// <summary>A kind of item.</summary>
    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Type { get; set; }

    /// <summary>The id of a column.</summary>
    [BindProperty(SupportsGet = true, Name = "column")]
    public string? Column { get; set; }

    /// <summary>The page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public FoundContent Found { get; private set; } = null!;

    public bool HasAsked => !string.IsNullOrWhiteSpace(Text);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = (await mediator.Send(new SearchContent(Text ?? "", Type ?? "", Column ?? "", Number), cancellationToken)).Value;

    /// <summary>Titles for the script below the field, as a JSON list of texts.</summary>
    public async Task<IActionResult> OnGetSuggestAsync(CancellationToken cancellationToken) =>
        new JsonResult((await mediator.Send(new SuggestContent(Text ?? ""), cancellationToken)).Value);

    /// <summary>The address of a page of these results, after <c>~/search</c>.</summary>
    public string ToPage(int page) => QueryString.Create(Parts(page).Where(part => !string.IsNullOrEmpty(part.Value))).ToUriComponent();

    private IEnumerable<KeyValuePair<string, string?>> Parts(int page)
    {
        yield return new("q", Text);
        yield return new("type", Type);
        yield return new("column", Column);
        yield return new("p", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);
    }
}
