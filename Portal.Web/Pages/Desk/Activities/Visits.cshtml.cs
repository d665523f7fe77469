using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Pages.Desk.Activities;

/// <summary>Requests for a visit.</summary>
internal sealed class VisitsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public VisitState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public VisitHost? Host { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public VisitList List { get; private set; } = null!;

    public bool IsNarrowed => State is not null || Host is not null || !string.IsNullOrEmpty(District);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindVisits(State, Host, District ?? "", P), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        return Page();
    }

    public string ToPage(int page) => QueryString.Create(
        new KeyValuePair<string, string?>[]
        {
            new("state", State?.ToString()), new("host", Host?.ToString()), new("district", District), new("p", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        }.Where(part => !string.IsNullOrEmpty(part.Value))).ToUriComponent();
}
