using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Reading;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>安全五进: the five places, and the libraries beside them.</summary>
[KeptUntilPublish]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    public FrontView Front { get; private set; } = null!;

    /// <summary>As old as the kept page at most, which is made anew each half minute.</summary>
    public IReadOnlyList<ReadLine> MostRead { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Front = (await mediator.Send(new ReadFront(), cancellationToken)).Value;
        MostRead = (await mediator.Send(new ReadMostRead(), cancellationToken)).Value;
    }

    public ColumnFront? Of(string slug) => Front.Columns.FirstOrDefault(front => front.Column.Slug == slug);
}
