using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Pipeline.Accounts;

namespace Portal.Web.Pages.Desk;

/// <summary>Ends this session, or all of them. Only a form does it: a link on another site must sign nobody out.</summary>
internal sealed class SignOutModel(IStaffDoor door) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await door.SignOutAsync(cancellationToken);
        return LocalRedirect("/desk/sign-in");
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken)
    {
        await door.SignOutEverywhereAsync(cancellationToken);
        return LocalRedirect("/desk/sign-in");
    }
}
