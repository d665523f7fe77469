using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Shared;

/// <summary>
/// Sign-in of one area. Name, password and code are asked at once, so that nothing of a half-finished sign-in is kept, and a wrong code tells no
/// more than a wrong password.
/// </summary>
internal abstract class SignInPage(IAccountDoor door, AreaVisit visit, SiteText words, string home) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public IActionResult OnGet() => visit.AccountId is null ? Page() : LocalRedirect(Target);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await door.SignInAsync(UserName ?? "", Password ?? "", Code ?? "", cancellationToken);
        if (!outcome.IsRefused)
        {
            await SignedInAsync(cancellationToken);
            return LocalRedirect(Target);
        }

        Errors = FormErrors.Of(words, outcome.Refusals, nameof(UserName));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Somebody has just signed in, in this very request.</summary>
    protected virtual Task SignedInAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Target => LocalReturn.To(ReturnUrl, HttpContext.Place().Area, home);
}
