using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Content;

/// <summary>Columns and their items; with what is ticked something can be done together, and each item says what became of it.</summary>
internal sealed class IndexModel(IMediator mediator, IActor actor, SiteText words) : PageModel
{
    private const int MostAtOnce = 50;

    [BindProperty(SupportsGet = true, Name = "")]
    public ContentListQuery Query { get; set; } = new();

    [BindProperty(Name = "Item")]
    public IReadOnlyList<string> Ticked { get; set; } = [];

    /// <summary>Why the ticked items are taken down or removed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Where the ticked items are moved to.</summary>
    [BindProperty]
    public string? Target { get; set; }

    /// <summary>How many of the ticked items were done.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Did { get; set; }

    public ContentList List { get; private set; } = null!;

    /// <summary>What could not be done, each with why.</summary>
    public IReadOnlyList<string> Undone { get; private set; } = [];

    /// <summary>What was done beside it, by title.</summary>
    public IReadOnlyList<string> Done { get; private set; } = [];

    public bool MayPublish => actor.Permissions.Contains(Permission.PublishContent);

    public bool MayExport => actor.Permissions.Contains(Permission.ImportContent);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken) => DoAsync(id => new SubmitContent(id, null), cancellationToken);

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken) => DoAsync(id => new PublishContent(id, null), cancellationToken);

    public Task<IActionResult> OnPostTakeDownAsync(CancellationToken cancellationToken) => DoAsync(id => new TakeDownContent(id, Reason ?? ""), cancellationToken);

    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken) => DoAsync(id => new MoveContent(id, Target ?? ""), cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) => DoAsync(id => new RemoveContent(id, Reason ?? ""), cancellationToken);

    public IActionResult OnPostExport() =>
        LocalRedirect("~/desk/export" + QueryString.Create(Ticked.Distinct(StringComparer.Ordinal).Take(MostAtOnce).Select(id => new KeyValuePair<string, string?>("Item", id))).ToUriComponent());

    private async Task<IActionResult> DoAsync(Func<string, IRequest<Outcome<Nothing>>> act, CancellationToken cancellationToken)
    {
        // Titles by now: what is removed is in no list afterwards.
        if (await ShowAsync(cancellationToken) is not PageResult and var bare)
        {
            return bare;
        }

        var titles = List.Rows.Rows.ToDictionary(row => row.ItemId, row => row.Title);
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
            return LocalRedirect("~/desk/content" + QueryString.Create([.. Parts(), new("did", ticked.Length.ToString(CultureInfo.InvariantCulture))]).ToUriComponent());
        }

        Did = ticked.Length - refused.Count;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Undone = [.. refused.Select(r => words["Content.List.Undone", titles.GetValueOrDefault(r.Id, r.Id), words.Of(r.Why)])];
        Done = [.. ticked.Except(refused.Select(r => r.Id)).Select(id => titles.GetValueOrDefault(id, id))];
        return await ShowAsync(cancellationToken);
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
