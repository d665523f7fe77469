using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Pages.Desk.Activities;

/// <summary>Activities within the person's columns: what is coming, what is owed, what was held.</summary>
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public DeskListQuery Query { get; set; } = new();

    public DeskActivityList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindDeskActivities(Query.ToFilter(), Query.P), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        return Page();
    }
}
