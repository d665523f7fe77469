using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>Warnings: what holds now, and what is over.</summary>
[KeptUntilPublish]
internal sealed class WarningsModel(IMediator mediator) : PageModel
{
    public WarningsView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = (await mediator.Send(new ReadWarnings(), cancellationToken)).Value;
}
