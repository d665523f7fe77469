using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Reporting;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Colleagues;

/// <summary>Colleagues with a new key, and the cases that can be given back to them: the first way out of a forgotten password.</summary>
[NeedsFreshProof]
internal sealed class IndexModel(IMediator mediator, SiteText words) : PageModel
{
    /// <summary>How many cases were given back just now.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Restored { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>What the page showed when the button was pressed.</summary>
    [BindProperty]
    public int Cases { get; set; }

    public IReadOnlyList<RestorableColleague> People { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new RestoreColleague(UserName ?? "", Cases), cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect(FormattableString.Invariant($"~/desk/colleagues?restored={outcome.Value}"));
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
        var found = await mediator.Send(new FindRestorable(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        People = found.Value;
        return Page();
    }
}
