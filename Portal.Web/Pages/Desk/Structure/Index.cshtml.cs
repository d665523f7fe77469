using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Structure;

/// <summary>Menus and taxonomies, and how to make one.</summary>
internal sealed class IndexModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty]
    public bool IsTaxonomy { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Alias { get; set; }

    public IReadOnlyList<TreeLine> Trees { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var added = await mediator.Send(new AddTree(IsTaxonomy, Title ?? "", (Alias ?? "").Trim()), cancellationToken);
        if (!added.IsRefused)
        {
            return LocalRedirect("~/desk/structure/tree/" + Uri.EscapeDataString(added.Value));
        }

        if (this.BareError(added.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(added.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindTrees(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Trees = found.Value;
        return Page();
    }
}
