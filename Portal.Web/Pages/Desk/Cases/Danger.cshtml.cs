using System.Net.Mime;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Cases;

/// <summary>The step before a file in which the scanner found something: a warning, and a download only for who says that he has understood it.</summary>
internal sealed class DangerModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public bool Understood { get; set; }

    /// <summary>The scanner's name for it.</summary>
    public string Found { get; private set; } = "";

    public string CaseNumber => ReportNumber.Of(Id);

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => WarnAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Understood)
        {
            Errors = words.Errors([new Refusal("UnderstandDanger", nameof(Understood))]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await WarnAsync(cancellationToken);
        }

        var read = await mediator.Send(new ReadCaseAttachment(Id, Number, DespiteDanger: true), cancellationToken);
        return read.IsRefused ? Refused(read.Refusals[0]) : AttachmentModel.Sent(Response, read.Value, DispositionTypeNames.Attachment);
    }

    private async Task<IActionResult> WarnAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadCaseAttachment(Id, Number), cancellationToken);
        if (!read.IsRefused)
        {
            await read.Value.Content.DisposeAsync();
            return LocalRedirect($"~/desk/cases/{Id}/attachments/{Number}");
        }

        if (read.Refusals[0] is not { Code: "AttachmentDangerous" } refusal)
        {
            return Refused(read.Refusals[0]);
        }

        Found = refusal.Arguments is [string name] ? name : "";
        return Page();
    }

    private IActionResult Refused(Refusal refusal) => this.BareError(refusal) ?? StatusCode(
        refusal.Code is "NotYourCase" or "KeysLocked" ? StatusCodes.Status403Forbidden : StatusCodes.Status410Gone);
}
