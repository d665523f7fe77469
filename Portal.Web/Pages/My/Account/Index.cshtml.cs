using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.My.Account;

/// <summary>A learner's own account: how the site addresses them, letters, password, second factor, sessions.</summary>
internal sealed class IndexModel(ILearnerDoor door, AreaVisit visit, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public bool Elder { get; set; }

    public string UserName => visit.UserName;

    public SecondFactorView SecondFactor { get; private set; } = new(false, false, 0);

    public IReadOnlyList<OwnSession> Sessions { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        (DisplayName, Elder) = (visit.DisplayName, visit.ElderMode);
        return ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await door.SaveSettingsAsync(DisplayName ?? "", Elder, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect("/my/account?done=settings");
        }

        Errors = FormErrors.Of(words, outcome.Refusals, nameof(DisplayName));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        SecondFactor = await door.ReadSecondFactorAsync(cancellationToken);
        Sessions = await door.ReadSessionsAsync(cancellationToken);
    }
}
