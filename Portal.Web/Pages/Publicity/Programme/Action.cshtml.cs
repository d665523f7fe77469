using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Programme;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity.Programme;

/// <summary>The home page of one industry in the three-year action: its plans, their tasks and milestones.</summary>
[KeptUntilPublish]
internal sealed class ActionModel(IMediator mediator) : PageModel
{
    public ActionView View { get; private set; } = null!;

    public IndustryProgress Here { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string industry, CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new ReadAction(industry), cancellationToken)).Value is not { Here: { } here } view)
        {
            return NotFound();
        }

        (View, Here) = (view, here);
        return Page();
    }
}
