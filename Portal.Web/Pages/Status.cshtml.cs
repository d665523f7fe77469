using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages;

/// <summary>What a visitor sees instead of a bare error: what happened, in plain words, and where to go now. It says nothing of the cause.</summary>
internal sealed class StatusModel : PageModel
{
    private static readonly HashSet<int> WithOwnWords = [400, 403, 404, 405, 413, 429, 500, 503];

    public int Code { get; private set; }

    /// <summary>The part of a text's key that stands for this status.</summary>
    public string Words { get; private set; } = "";

    public IActionResult OnGet()
    {
        // Asked for by its address, this page does not exist.
        if (HttpContext.Features.Get<StatusPage>() is not { } status)
        {
            return NotFound();
        }

        Code = status.Code;
        Words = WithOwnWords.Contains(Code) ? $"{Code}" : Code >= 500 ? "500" : "400";
        Response.StatusCode = Code;
        ViewData["Layout"] = HttpContext.Place().Area switch
        {
            SiteArea.Report => "Report",
            SiteArea.Desk => "SignIn",
            _ => "",
        };
        return Page();
    }
}
