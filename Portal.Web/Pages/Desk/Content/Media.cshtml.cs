using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;

namespace Portal.Web.Pages.Desk.Content;

/// <summary>The files that an editor may use: as a list of paths to copy, and as rows for the dialog of the editor's script.</summary>
internal sealed class MediaModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "folder")]
    public string? Folder { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Word { get; set; }

    /// <summary>The page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public MediaList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnGetRowsAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ?? new JsonResult(new
    {
        folder = List.Folder,
        folders = List.Folders,
        page = List.Page,
        pages = List.Pages,
        rows = List.Rows.Select(row => new { path = row.Path, name = row.Name, alt = row.AltText, address = Url.Content("~" + row.Address), thumbnail = row.Thumbnail.Length > 0 ? Url.Content("~" + row.Thumbnail) : "", picture = row.IsPicture }),
    });

    private async Task<IActionResult?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindMedia(Folder ?? "", Word ?? "", Number, UsableOnly: true), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        return null;
    }
}
