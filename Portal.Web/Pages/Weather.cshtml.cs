using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Portal.Web.Pages;

/// <summary>
/// Where 马上离开 leads unless the site is told otherwise: a page that says nothing of reports. It asks the browser to drop
/// what it kept of this site's pages, so that the way back shows nothing; cookies stay, or leaving would sign a learner out.
/// </summary>
internal sealed class WeatherModel : PageModel
{
    public void OnGet()
    {
        Response.Headers["Clear-Site-Data"] = "\"cache\"";

        // A page out of the browser's own cache would bring no header with it.
        Response.Headers.CacheControl = "no-store";
    }
}
