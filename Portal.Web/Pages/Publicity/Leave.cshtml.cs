using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>Says where one goes before one leaves the site. It never sends anybody on by itself, and an address that this site did not sign is no link here.</summary>
internal sealed class LeaveModel(LeaveAddresses addresses) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "s")]
    public string? Signature { get; set; }

    /// <summary>Null where the signature is not ours.</summary>
    public Uri? Target { get; private set; }

    public void OnGet()
    {
        Target = addresses.Read(To, Signature);
        if (Target is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
