using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages;

/// <summary>网站地图: every room of the site, and every column.</summary>
[KeptUntilPublish]
internal sealed class SitemapModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<PublicColumn> Columns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Columns = (await mediator.Send(new ReadFront(), cancellationToken)).Value.Columns.Select(front => front.Column).ToList();
}
