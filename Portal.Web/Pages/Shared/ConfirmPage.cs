using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Shared;

/// <summary>The password once more before a sensitive act; then back to where it was asked for.</summary>
internal abstract class ConfirmPage(IAccountDoor door, SiteText words, string home) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await door.ConfirmAsync(Password ?? "", cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect(LocalReturn.To(ReturnUrl, HttpContext.Place().Area, home));
        }

        Errors = FormErrors.Of(words, outcome.Refusals, nameof(Password));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
