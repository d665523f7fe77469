using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Shared;

/// <summary>Setting up the second factor, fresh recovery codes, and turning it off.</summary>
internal abstract class SecondFactorPage(IAccountDoor door, AreaVisit visit, SiteText words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public bool IsOwed => visit.Owed is OwedStep.SecondFactor;

    public SecondFactorView Now { get; private set; } = new(false, false, 0);

    /// <summary>Null where it is on already.</summary>
    public SecondFactorSetup? Setup { get; private set; }

    /// <summary>Shown this once.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostOnAsync(CancellationToken cancellationToken) =>
        await ShowAsync(await door.TurnOnSecondFactorAsync(Code ?? "", cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancellationToken) =>
        await ShowAsync(await door.RenewRecoveryCodesAsync(cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancellationToken)
    {
        var outcome = await door.TurnOffSecondFactorAsync(cancellationToken);
        if (outcome.IsRefused)
        {
            Refuse(outcome.Refusals);
        }

        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(Outcome<IReadOnlyList<string>> outcome, CancellationToken cancellationToken)
    {
        if (outcome.IsRefused)
        {
            Refuse(outcome.Refusals);
        }
        else
        {
            NewCodes = outcome.Value;
        }

        return await ShowAsync(cancellationToken);
    }

    private void Refuse(IReadOnlyList<Refusal> refusals)
    {
        Errors = FormErrors.Of(words, refusals, nameof(Code));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Now = await door.ReadSecondFactorAsync(cancellationToken);
        Setup = Now.IsOn ? null : await door.PrepareSecondFactorAsync(cancellationToken);
        return Page();
    }
}
