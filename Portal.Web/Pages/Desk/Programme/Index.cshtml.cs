using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Programme;

namespace Portal.Web.Pages.Desk.Programme;

/// <summary>What the clock asks of editors in the year's programme.</summary>
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Type { get; set; }

    public ProgrammeAlerts View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindProgrammeAlerts(Type ?? ""), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        View = found.Value;
        return Page();
    }
}
