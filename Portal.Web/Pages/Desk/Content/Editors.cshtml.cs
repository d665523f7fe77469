using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Content;

/// <summary>Which editor works on which columns and types.</summary>
internal sealed class EditorsModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Columns { get; set; } = [];

    [BindProperty]
    public IReadOnlyList<string> Types { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Saved { get; set; }

    public EditorList List { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new BoundEditor(UserName ?? "", Columns, Types), cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect("~/desk/editors?saved=" + Uri.EscapeDataString(UserName ?? ""));
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindEditors(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        return Page();
    }
}
