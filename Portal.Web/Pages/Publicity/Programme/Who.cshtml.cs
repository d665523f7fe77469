using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Programme;

namespace Portal.Web.Pages.Publicity.Programme;

/// <summary>谁来管: an industry and a place lead to a department. Not kept whole: the table changes by the desk, not by a publish.</summary>
internal sealed class WhoModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "industry")]
    public string? Industry { get; set; }

    [BindProperty(SupportsGet = true, Name = "district")]
    public string? District { get; set; }

    public WhoView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        View = (await mediator.Send(new FindWho(Industry ?? "", District ?? ""), cancellationToken)).Value;

    public string NameOf(string district) => View.Table.Districts.FirstOrDefault(d => d.Key == district)?.Name ?? "";
}
