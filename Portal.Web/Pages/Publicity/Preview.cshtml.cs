using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;

namespace Portal.Web.Pages.Publicity;

/// <summary>A version behind a signed link that an editor gave out.</summary>
internal sealed class PreviewModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new ReadPreview(token), cancellationToken)).Value is { } view)
        {
            return new ItemPreviewResult(view);
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
