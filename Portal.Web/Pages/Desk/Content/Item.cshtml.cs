using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Content;

/// <summary>What was done on an item's page, for the line that says so.</summary>
internal enum ContentDone
{
    Save = 1,
    Submit,
    Approve,
    Refuse,
    Withdraw,
    Publish,
    TakeDown,
    Restore,
    Duplicate,
}

/// <summary>An item as its reviewers read it, with the seats of its review and everything that may be done with it.</summary>
internal sealed class ItemModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public ContentDone? Done { get; set; }

    /// <summary>What the actor had before his eyes.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ContentItemView Item { get; private set; } = null!;

    /// <summary>The form that was refused, to whose fields the errors belong.</summary>
    public ContentDone? Refused { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public string Here => "~/desk/content/item/" + Uri.EscapeDataString(Id);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.Submit, new SubmitContent(Id, Stamp ?? ""), cancellationToken);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.Approve, new ApproveContent(Id, Stamp ?? ""), cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.Refuse, new RefuseContent(Id, Stamp ?? "", Reason ?? ""), cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.Withdraw, new WithdrawContent(Id), cancellationToken);

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.Publish, new PublishContent(Id, Stamp ?? ""), cancellationToken);

    public Task<IActionResult> OnPostTakeDownAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.TakeDown, new TakeDownContent(Id, Reason ?? ""), cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new RemoveContent(Id, Reason ?? ""), cancellationToken);
        return outcome.IsRefused ? await RefusedAsync(null, outcome.Refusals, cancellationToken) : LocalRedirect("~/desk/content?did=1");
    }

    public async Task<IActionResult> OnPostDuplicateAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadContentItem(Id), cancellationToken);
        var title = read.IsRefused ? "" : words["Content.Do.CopyOf", read.Value.Stand.Title];
        var outcome = await mediator.Send(new DuplicateContent(Id, title), cancellationToken);
        return outcome.IsRefused
            ? await RefusedAsync(ContentDone.Duplicate, outcome.Refusals, cancellationToken)
            : LocalRedirect($"~/desk/content/item/{Uri.EscapeDataString(outcome.Value.ItemId)}?done={ContentDone.Duplicate}");
    }

    private async Task<IActionResult> DoAsync(ContentDone what, IRequest<Outcome<Nothing>> act, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(act, cancellationToken);
        return outcome.IsRefused ? await RefusedAsync(what, outcome.Refusals, cancellationToken) : LocalRedirect($"{Here}?done={what}");
    }

    private async Task<IActionResult> RefusedAsync(ContentDone? what, IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        if (this.BareError(refusals[0]) is { } bare)
        {
            return bare;
        }

        Refused = what;
        Errors = words.Errors(refusals, refusals[0].Field == nameof(Reason) ? $"{what?.ToString() ?? "Remove"}-" : "");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadContentItem(Id), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? StatusCode(StatusCodes.Status403Forbidden);
        }

        Item = read.Value;
        return Page();
    }
}
