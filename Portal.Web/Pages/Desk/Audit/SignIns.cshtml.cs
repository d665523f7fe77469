using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Audit;

namespace Portal.Web.Pages.Desk.Audit;

/// <summary>Who signed in as staff, from where, and with what success.</summary>
internal sealed class SignInsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public SignInQuery Query { get; set; } = new();

    /// <summary>The export asked for was longer than one file may be.</summary>
    [BindProperty(SupportsGet = true)]
    public bool ExportRefused { get; set; }

    public SignInPage Log { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindSignIns(Query.ToFilter(), Query.P), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Log = found.Value;
        return Page();
    }
}
