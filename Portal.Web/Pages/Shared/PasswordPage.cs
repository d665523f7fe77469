using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Shared;

/// <summary>A new password of one's own. It asks for the present one itself, so it needs no other proof.</summary>
internal abstract class PasswordPage(IAccountDoor door, AreaVisit visit, SiteText words, string home) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>The first password came from somebody else and must be replaced now.</summary>
    public bool IsFirst => visit.Owed is OwedStep.NewPassword;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await door.ChangePasswordAsync(Current ?? "", Next ?? "", Again ?? "", cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect(home + "?done=password");
        }

        Errors = FormErrors.Of(words, outcome.Refusals, nameof(Current));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
