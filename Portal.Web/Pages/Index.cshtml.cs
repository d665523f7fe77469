using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages;

/// <summary>The site's front: today's warning, the three doors, and what is new.</summary>
[KeptUntilPublish]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    public FrontView Front { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Front = (await mediator.Send(new ReadFront(), cancellationToken)).Value;

    public ColumnFront? Of(string slug) => Front.Columns.FirstOrDefault(front => front.Column.Slug == slug);
}
