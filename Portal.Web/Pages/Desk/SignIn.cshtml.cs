using Microsoft.AspNetCore.Mvc;
using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk;

internal sealed class SignInModel(IStaffDoor door, IUnsentText unsent, AreaVisit visit, SiteText words) : SignInPage(door, visit, words, "/desk")
{
    /// <summary>The desk's own script leads here when a session has gone idle.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Idle { get; set; }

    /// <summary>What was typed before the session ended, sealed; it comes back with the form until somebody has signed in.</summary>
    [BindProperty]
    public string? Carried { get; set; }

    protected override Task SignedInAsync(CancellationToken cancellationToken) => unsent.RestoreAsync(Carried, cancellationToken);
}
