using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Cases;

/// <summary>An opened case and everything an officer does with it. Each GET opens the sealed content anew and is on record.</summary>
internal sealed class CaseModel(IMediator mediator, IActor actor, IUnsentText unsent, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The act that has just been done.</summary>
    [BindProperty(SupportsGet = true)]
    public CaseAct? Done { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Made when a form is shown: a doubled click then writes one message.</summary>
    [BindProperty]
    public Guid? EntryId { get; set; }

    [BindProperty]
    public NotAcceptedReason? Reason { get; set; }

    [BindProperty]
    public Guid StaffId { get; set; }

    public CaseFile? Case { get; private set; }

    public string Number => ReportNumber.Of(Id);

    /// <summary>Why the case stays shut, or null.</summary>
    public string? Shut { get; private set; }

    /// <summary>The act whose form was refused; its form stays open with what was typed.</summary>
    public CaseAct? Refused { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<CaseAct, string> Scratches { get; private set; } = new Dictionary<CaseAct, string>();

    public bool IsMe(Guid staffId) => staffId == actor.StaffId;

    public bool Allows(CaseAct act) => Case?.Acts.Contains(act) ?? false;

    /// <summary>Fields of different forms on one page need ids of their own.</summary>
    public static string FieldId(CaseAct act, string field) => $"{act}-{field}";

    public string? TypedIn(CaseAct act) => Refused == act ? Text : Scratches.GetValueOrDefault(act);

    /// <summary>The form shows what was half typed in an earlier session.</summary>
    public bool IsUnsent(CaseAct act) => Refused != act && Scratches.ContainsKey(act);

    /// <summary>Says whose form this is, for the case that it is sent when the session has ended.</summary>
    public string TicketFor(CaseAct act) => unsent.TicketFor(Id, act);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken) =>
        DoAsync(CaseAct.Accept, new AcceptReport(Id, Text ?? ""), cancellationToken);

    public Task<IActionResult> OnPostNotAcceptAsync(CancellationToken cancellationToken) =>
        DoAsync(CaseAct.NotAccept, new NotAcceptReport(Id, Reason, Text ?? ""), cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) =>
        DoAsync(CaseAct.Close, new CloseReport(Id, Text ?? ""), cancellationToken);

    public Task<IActionResult> OnPostWriteToReporterAsync(CancellationToken cancellationToken) =>
        DoAsync(CaseAct.WriteToReporter, new WriteToReporter(Id, Text ?? "", EntryId), cancellationToken);

    public Task<IActionResult> OnPostAddNoteAsync(CancellationToken cancellationToken) =>
        DoAsync(CaseAct.AddNote, new AddNote(Id, Text ?? "", EntryId), cancellationToken);

    public Task<IActionResult> OnPostShareAsync(CancellationToken cancellationToken) =>
        DoAsync(CaseAct.Share, new ShareCase(Id, StaffId), cancellationToken);

    public Task<IActionResult> OnPostUnshareAsync(CancellationToken cancellationToken) =>
        DoAsync(CaseAct.Unshare, new UnshareCase(Id, StaffId), cancellationToken);

    /// <summary>Keeps what is half typed while somebody goes on typing; asked by the desk's script.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CaseAct act, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new KeepScratch(Id, act, Text ?? "", EntryId), cancellationToken);
        return outcome.IsRefused ? StatusCode(StatusCodes.Status422UnprocessableEntity) : new NoContentResult();
    }

    private async Task<IActionResult> DoAsync(CaseAct act, IRequest<Outcome<Nothing>> request, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(request, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect(act == CaseAct.Unshare && IsMe(StaffId) ? "~/desk/cases?givenUp=true" : $"~/desk/cases/{Id}?done={act}");
        }

        Refused = act;
        Errors = words.Errors(outcome.Refusals, FieldId(act, ""));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadCase(Id), cancellationToken);
        if (!read.IsRefused)
        {
            Case = read.Value;
            var scratches = await mediator.Send(new ReadScratches(Id), cancellationToken);
            Scratches = scratches.IsRefused ? Scratches : scratches.Value;
            return Page();
        }

        if (this.BareError(read.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Shut = words.Of(read.Refusals[0]);
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
