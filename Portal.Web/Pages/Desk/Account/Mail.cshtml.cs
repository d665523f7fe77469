using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Account;

/// <summary>Where one gets the mail that says there is work.</summary>
internal sealed class MailModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public MailboxView Mailbox { get; private set; } = new("", false, []);

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var refused = await ReadAsync(cancellationToken);
        (Address, Again) = (Mailbox.Address, Mailbox.Address);
        return refused ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new SaveMailbox(Address ?? "", Again ?? ""), cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect("~/desk/account/mail?saved=true");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ReadAsync(cancellationToken) ?? Page();
    }

    private async Task<IActionResult?> ReadAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadMailbox(), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        Mailbox = read.Value;
        return null;
    }
}
