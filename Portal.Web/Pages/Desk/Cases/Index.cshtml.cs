using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Reporting;

namespace Portal.Web.Pages.Desk.Cases;

/// <summary>The case list over plain fields.</summary>
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public CaseListQuery Query { get; set; } = new();

    /// <summary>Set when the officer has just given up a case and can no longer see it.</summary>
    [BindProperty(SupportsGet = true)]
    public CaseAct? Left { get; set; }

    public CaseList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindCases(Query.ToFilter(), Query.P), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        return Page();
    }
}
