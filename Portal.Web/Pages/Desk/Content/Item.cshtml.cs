using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Pages.Publicity;
using Portal.Web.Pipeline.Http;
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
internal sealed class ItemModel(IMediator mediator, IOptions<SiteIdentity> identity, SiteText words) : PageModel
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

    /// <summary>Why words stand that the check takes for wrong.</summary>
    [BindProperty]
    public string? Overrule { get; set; }

    public ContentItemView Item { get; private set; } = null!;

    /// <summary>The form that was refused, to whose fields the errors belong.</summary>
    public ContentDone? Refused { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>A preview link that was made just now.</summary>
    public (string Address, DateTime Until)? Link { get; private set; }

    public string Here => "~/desk/content/item/" + Uri.EscapeDataString(Id);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>The public page of the latest version.</summary>
    public async Task<IActionResult> OnGetPreviewAsync(CancellationToken cancellationToken)
    {
        var shown = await mediator.Send(new PreviewContent(Id, "", null), cancellationToken);
        return shown.IsRefused ? this.BareError(shown.Refusals[0]) ?? StatusCode(StatusCodes.Status403Forbidden) : new ItemPreviewResult(shown.Value);
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancellationToken)
    {
        var made = await mediator.Send(new MakePreviewLink(Id), cancellationToken);
        if (made.IsRefused)
        {
            return await RefusedAsync(null, made.Refusals, cancellationToken);
        }

        Link = (identity.At("preview/" + made.Value.Token).AbsoluteUri, made.Value.Until);
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostOrderAsync(string contained, bool up, CancellationToken cancellationToken)
    {
        var ordered = await mediator.Send(new OrderContained(Id, contained ?? "", up), cancellationToken);
        return ordered.IsRefused ? await RefusedAsync(null, ordered.Refusals, cancellationToken) : LocalRedirect(Here + "#contained");
    }

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.Submit, new SubmitContent(Id, Stamp ?? "", Overrule), cancellationToken);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.Approve, new ApproveContent(Id, Stamp ?? ""), cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.Refuse, new RefuseContent(Id, Stamp ?? "", Reason ?? ""), cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.Withdraw, new WithdrawContent(Id), cancellationToken);

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken) => DoAsync(ContentDone.Publish, new PublishContent(Id, Stamp ?? "", Overrule), cancellationToken);

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
