using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Cases;

/// <summary>A case's hold for those who can open it: who asked, who agreed, and why. Opening it is on record like any opening of the case.</summary>
internal sealed class HoldModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    [BindProperty]
    public int? Years { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? ReleaseText { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public CaseFile? Case { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken) =>
        DoAsync(new ProposeHold(Id, Years, Text ?? ""), "", cancellationToken);

    public Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken) =>
        DoAsync(new ProposeRelease(Id, ReleaseText ?? ""), "release-", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) => DoAsync(new WithdrawHold(Id), "", cancellationToken);

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) => DoAsync(new ConfirmHold(Id, Version), "", cancellationToken);

    public Task<IActionResult> OnPostConfirmReleaseAsync(CancellationToken cancellationToken) =>
        DoAsync(new ConfirmRelease(Id, Version), "", cancellationToken);

    private async Task<IActionResult> DoAsync(IRequest<Outcome<Nothing>> act, string prefix, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(act, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect($"~/desk/cases/{Id}/hold?done=true");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors([.. outcome.Refusals.Select(r => r.Field.Length > 0 ? r.At(prefix + r.Field) : r)]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadCase(Id), cancellationToken);
        if (read.IsRefused)
        {
            // The case's own page says why it stays shut.
            return this.BareError(read.Refusals[0]) ?? LocalRedirect($"~/desk/cases/{Id}");
        }

        Case = read.Value;
        return Page();
    }
}
