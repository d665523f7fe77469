using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>A column's front: its items newest first, by type, by word and page after page.</summary>
[KeptUntilPublish]
internal sealed class ColumnModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public ColumnView View { get; private set; } = null!;

    public PublicColumn Column => View.Column;

    /// <summary>The chosen type, or empty for all.</summary>
    public string Chosen => View.Types.Any(t => t.Type == Type) ? Type ?? "" : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Features.Get<PublicAddress>() is not { ColumnId: { } id })
        {
            return NotFound();
        }

        if ((await mediator.Send(new ReadColumn(id, Type ?? "", Words ?? "", Number ?? 1), cancellationToken)).Value is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }

    /// <summary>This list with another type or page.</summary>
    public string Address(string type, int page)
    {
        var query = new QueryBuilder(type, Words ?? "", page);
        return Request.PathBase.Add("/" + Column.Path).ToUriComponent() + query.Text;
    }

    private readonly record struct QueryBuilder(string Type, string Words, int Page)
    {
        public string Text => QueryString.Create(Pairs()).ToUriComponent();

        private IEnumerable<KeyValuePair<string, string?>> Pairs()
        {
            if (Type.Length > 0)
            {
                yield return new("type", Type);
            }

            if (Words.Length > 0)
            {
                yield return new("q", Words);
            }

            if (Page > 1)
            {
                yield return new("p", $"{Page}");
            }
        }
    }
}
