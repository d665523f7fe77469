using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Content;

/// <summary>The bin: what lies in it can come back, or go for good by the chief editor's hand.</summary>
internal sealed class BinModel(IMediator mediator, IActor actor, SiteText words) : PageModel
{
    private const int MostAtOnce = 50;

    [BindProperty]
    public string? ItemId { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Destroyed { get; set; }

    [BindProperty(Name = "Item")]
    public IReadOnlyList<string> Ticked { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public int? Did { get; set; }

    public IReadOnlyList<string> Undone { get; private set; } = [];

    public bool MayDestroy => actor.Permissions.Contains(Permission.PublishContent);

    public IReadOnlyList<RemovedContent> Rows { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new RestoreContent(ItemId ?? ""), cancellationToken);
        return outcome.IsRefused
            ? await RefusedAsync(outcome.Refusals[0], cancellationToken)
            : LocalRedirect($"~/desk/content/item/{Uri.EscapeDataString(outcome.Value.ItemId)}?done={ContentDone.Restore}");
    }

    public async Task<IActionResult> OnPostRestoreManyAsync(CancellationToken cancellationToken)
    {
        if (await ShowAsync(cancellationToken) is not PageResult and var bare)
        {
            return bare;
        }

        var titles = Rows.ToDictionary(row => row.ItemId, row => row.Title);
        var ticked = Ticked.Distinct(StringComparer.Ordinal).Take(MostAtOnce).ToArray();
        var undone = new List<string>();
        foreach (var id in ticked)
        {
            var restored = await mediator.Send(new RestoreContent(id), cancellationToken);
            if (restored.IsRefused)
            {
                undone.Add(words["Content.List.Undone", titles.GetValueOrDefault(id, id), words.Of(restored.Refusals[0])]);
            }
        }

        Did = ticked.Length - undone.Count;
        if (undone.Count == 0)
        {
            return LocalRedirect("~/desk/content/bin?did=" + ticked.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Undone = undone;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostDestroyAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DestroyContent(ItemId ?? ""), cancellationToken);
        return outcome.IsRefused ? await RefusedAsync(outcome.Refusals[0], cancellationToken) : LocalRedirect("~/desk/content/bin?destroyed=true");
    }

    private async Task<IActionResult> RefusedAsync(Refusal refusal, CancellationToken cancellationToken)
    {
        if (this.BareError(refusal) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors([refusal]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindRemovedContent(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Rows = found.Value;
        return Page();
    }
}
