using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Setup.Staff;

/// <summary>The system administrator's word on appointments. The first password is in the answer to the POST and nowhere else.</summary>
[NeedsFreshProof]
internal sealed class ConfirmModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    public IReadOnlyList<StaffRow> Waiting { get; private set; } = [];

    public InitialPassword? Given { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ConfirmAppointment(UserName ?? ""), cancellationToken);
        if (outcome.IsRefused)
        {
            if (this.BareError(outcome.Refusals[0]) is { } bare)
            {
                return bare;
            }

            Errors = words.Errors(outcome.Refusals);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else
        {
            Given = outcome.Value;
        }

        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindAppointments(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Waiting = found.Value;
        return Page();
    }
}
