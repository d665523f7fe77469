using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Holds;

/// <summary>Holds and what waits for a second person, without a word of any case: the security administrator's side of it.</summary>
internal sealed class HoldsModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    [BindProperty]
    public Guid ReportId { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public IReadOnlyList<HoldRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) =>
        DoAsync(new ConfirmHold(ReportId, Version), cancellationToken);

    public Task<IActionResult> OnPostConfirmReleaseAsync(CancellationToken cancellationToken) =>
        DoAsync(new ConfirmRelease(ReportId, Version), cancellationToken);

    private async Task<IActionResult> DoAsync(IRequest<Outcome<Nothing>> act, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(act, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect("~/desk/holds?done=true");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindHolds(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Rows = found.Value;
        return Page();
    }
}
