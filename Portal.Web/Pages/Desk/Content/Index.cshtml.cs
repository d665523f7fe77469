using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Content;

/// <summary>Columns and their items; what is ticked can be handed in or put into the bin together.</summary>
internal sealed class IndexModel(IMediator mediator, SiteText words) : PageModel
{
    private const int MostAtOnce = 50;

    [BindProperty(SupportsGet = true, Name = "")]
    public ContentListQuery Query { get; set; } = new();

    [BindProperty(Name = "Item")]
    public IReadOnlyList<string> Ticked { get; set; } = [];

    /// <summary>How many of the ticked items were done.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Did { get; set; }

    public ContentList List { get; private set; } = null!;

    /// <summary>What could not be done, each with why.</summary>
    public IReadOnlyList<string> Undone { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken) => DoAsync(id => new SubmitContent(id, null), cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) => DoAsync(id => new RemoveContent(id), cancellationToken);

    private async Task<IActionResult> DoAsync(Func<string, IRequest<Outcome<Nothing>>> act, CancellationToken cancellationToken)
    {
        var refused = new List<(string Id, Refusal Why)>();
        var ticked = Ticked.Distinct(StringComparer.Ordinal).Take(MostAtOnce).ToArray();
        foreach (var id in ticked)
        {
            var outcome = await mediator.Send(act(id), cancellationToken);
            if (outcome.IsRefused)
            {
                refused.Add((id, outcome.Refusals[0]));
            }
        }

        if (refused.Count == 0)
        {
            return LocalRedirect("~/desk/content" + QueryString.Create([.. Parts(), new("did", ticked.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))]).ToUriComponent());
        }

        Did = ticked.Length - refused.Count;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var shown = await ShowAsync(cancellationToken);
        var titles = List.Rows.Rows.ToDictionary(row => row.ItemId, row => row.Title);
        Undone = [.. refused.Select(r => words["Content.List.Undone", titles.GetValueOrDefault(r.Id, r.Id), words.Of(r.Why)])];
        return shown;
    }

    private IEnumerable<KeyValuePair<string, string?>> Parts() =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Query.Write()).Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value.ToString()));

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindContent(Query.ToFilter(), Query.P), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        return Page();
    }
}
