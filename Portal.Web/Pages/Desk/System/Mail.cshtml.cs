using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;

namespace Portal.Web.Pages.Desk.Setup;

/// <summary>Whether mail to staff goes out, said plainly where it does not.</summary>
internal sealed class MailModel(IMediator mediator) : PageModel
{
    public StaffMailView Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadStaffMail(), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        Mail = read.Value;
        return Page();
    }
}
