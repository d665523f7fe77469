using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>安全五进: the five places, and the libraries beside them.</summary>
[KeptUntilPublish]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    public FrontView Front { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Front = (await mediator.Send(new ReadFront(), cancellationToken)).Value;

    public ColumnFront? Of(string slug) => Front.Columns.FirstOrDefault(front => front.Column.Slug == slug);
}
