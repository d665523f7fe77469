using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Programme;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity.Programme;

/// <summary>The dashboard of accidents and deaths: by month, district and industry, with what was revised.</summary>
[KeptUntilPublish]
internal sealed class FiguresModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true, Name = "district")]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true, Name = "industry")]
    public string? Industry { get; set; }

    /// <summary>Null while no targets are published.</summary>
    public FiguresView? View { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        View = (await mediator.Send(new ReadFigures(Year, District ?? "", Industry ?? ""), cancellationToken)).Value;
}
