using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Pages.Desk.Media;
using Portal.Web.Pages.Intake;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Structure;

/// <summary>A table of redirects as a file. The body is read part by part: the form's token stands first, and without a good one the file is not looked at.</summary>
[StreamedForm]
[IgnoreAntiforgeryToken]
internal sealed class RedirectFileModel(IMediator mediator, StreamedToken token, SiteText words) : PageModel
{
    private const int LongestFile = 1 << 20;

    /// <summary>What became of each line.</summary>
    public IReadOnlyList<RedirectLine>? Lines { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // Who may not keep redirects is told so before he chooses a file.
        var may = await mediator.Send(new FindRedirects(""), cancellationToken);
        return may.IsRefused ? this.BareError(may.Refusals[0]) ?? Forbid() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var table = "";
        MediaForm form;
        try
        {
            form = await MediaForm.ReadAsync(Request, async (fields, _, content) =>
            {
                if (await token.IsOursAsync(HttpContext, field => fields[field]))
                {
                    table = await ReadAsync(content, cancellationToken);
                }
            }, cancellationToken);
        }
        catch (IntakeFormException)
        {
            return BadRequest();
        }

        if (!await token.IsOursAsync(HttpContext, field => form[field]))
        {
            return BadRequest();
        }

        var added = await mediator.Send(new AddRedirects(table), cancellationToken);
        if (!added.IsRefused)
        {
            Lines = added.Value;
            return Page();
        }

        if (this.BareError(added.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(added.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>What is longer than any table is no table.</summary>
    private static async Task<string> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestFile];
        var read = await content.ReadAtLeastAsync(buffer, LongestFile, throwOnEndOfStream: false, cancellationToken);
        return read < LongestFile ? Encoding.UTF8.GetString(buffer, 0, read) : "";
    }
}
