using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Pipeline.Accounts;

namespace Portal.Web.Pages.My;

/// <summary>Where learning will be; until there are courses it says so.</summary>
internal sealed class IndexModel(AreaVisit visit) : PageModel
{
    public string DisplayName => visit.DisplayName;
}
