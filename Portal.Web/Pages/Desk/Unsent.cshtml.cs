using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Desk;

/// <summary>
/// Where a case's form goes that was sent after its session had ended: the sign-in, with what was typed sealed in it. It changes nothing and opens nothing, so the
/// form's anti-forgery token, which was of the ended session, is not asked for; the form's own ticket is.
/// </summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(256 * 1024)]
internal sealed class UnsentModel(IUnsentText unsent) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Sealed for the sign-in form, or null when nothing could be.</summary>
    public string? Carried { get; private set; }

    public IActionResult OnGet() => LocalRedirect("/desk/sign-in?returnUrl=" + Uri.EscapeDataString(Target));

    public void OnPost()
    {
        ReturnUrl = Target;
        Carried = unsent.Carry(Ticket, Text);
    }

    private string Target => LocalReturn.To(ReturnUrl, HttpContext.Place().Area, "/desk");
}
