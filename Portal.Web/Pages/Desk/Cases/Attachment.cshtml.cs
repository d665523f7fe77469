using System.Net.Mime;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using Portal.Domain.Reporting;

namespace Portal.Web.Pages.Desk.Cases;

/// <summary>
/// One attachment, decrypted while it is sent: nothing plain touches a disk, and no browser keeps it. Only what was cleaned and rebuilt by us may be shown
/// in the page; everything else is a download, and an untouched original can moreover run nothing wherever it is opened. A file in which the scanner found
/// something is not sent from here: the browser is led to the warning.
/// </summary>
internal sealed class AttachmentModel(IMediator mediator) : PageModel
{
    internal const string RunsNothing = "sandbox; default-src 'none'";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Download { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadCaseAttachment(Id, Number), cancellationToken);
        if (read.Refusals is [{ Code: "AttachmentDangerous" }])
        {
            return LocalRedirect($"~/desk/cases/{Id}/attachments/{Number}/danger");
        }

        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? StatusCode(
                read.Refusals[0].Code is "NotYourCase" or "KeysLocked" ? StatusCodes.Status403Forbidden : StatusCodes.Status410Gone);
        }

        var file = read.Value;
        var isShown = file.Kind is AttachmentKind.Picture or AttachmentKind.Video or AttachmentKind.Audio or AttachmentKind.Pdf;
        return Sent(Response, file, Download || !isShown ? DispositionTypeNames.Attachment : DispositionTypeNames.Inline);
    }

    internal static FileStreamResult Sent(HttpResponse response, CaseAttachmentContent file, string how)
    {
        var disposition = new ContentDispositionHeaderValue(how);
        disposition.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = RunsNothing;
        response.ContentLength = file.Length;
        return new FileStreamResult(file.Content, file.ContentType) { EnableRangeProcessing = false };
    }
}
