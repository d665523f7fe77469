using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;

namespace Portal.Web.Pages.Desk;

/// <summary>Leads each member of staff to the first thing that is theirs; the three posts and the officers share no page.</summary>
internal sealed class IndexModel(IActor actor) : PageModel
{
    public IActionResult OnGet() =>
        DeskRooms.All.FirstOrDefault(room => actor.Permissions.Contains(room.Permission)) is { } first ? LocalRedirect("~" + first.Path) : Page();
}
