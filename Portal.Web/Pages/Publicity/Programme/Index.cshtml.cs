using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Programme;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity.Programme;

/// <summary>年度工作: the hub of the registers, with what the clock says of each.</summary>
[KeptUntilPublish]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    public ProgrammeView View { get; private set; } = null!;

    public ActionView? Action { get; private set; }

    public FiguresView? Figures { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new ReadProgramme(), cancellationToken)).Value;
        Action = (await mediator.Send(new ReadAction(), cancellationToken)).Value;
        Figures = (await mediator.Send(new ReadFigures(), cancellationToken)).Value;
    }
}
