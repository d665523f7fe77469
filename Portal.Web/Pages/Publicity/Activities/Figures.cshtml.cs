using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Pages.Publicity.Activities;

/// <summary>A year's activities in numbers: goals, months, columns, districts, streets.</summary>
internal sealed class FiguresModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    public FiguresView View { get; private set; } = null!;

    public ActivityFigures Figures => View.Figures;

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = (await mediator.Send(new ReadFigures(Year), cancellationToken)).Value;
}
