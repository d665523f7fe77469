using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Pages.Intake;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Report;

/// <summary>
/// Follow-up by receipt: no cookie, and neither receipt nor handle ever in an address. The receipt opens a chain of answers; each page carries the
/// handle of the next in a hidden field.
/// </summary>
[StreamedForm]
[IgnoreAntiforgeryToken]
internal sealed class FollowUpModel(
    IMediator mediator, IReceiptKeys receiptKeys, FollowUpChains chains, BlobOwners owners, UploadDesk uploads, PartDesk parts, FileLists lists, IntakeRules rules,
    SiteText words) : PageModel
{
    private readonly List<StoredAttachment> _files = [];

    public FollowUpView? Case { get; private set; }

    /// <summary>What waits for the next message; set with <see cref="Case"/>.</summary>
    public FileList? FileList { get; private set; }

    public string Typed { get; private set; } = "";

    public string Text { get; private set; } = "";

    public bool WasSent { get; private set; }

    public bool HasLeft { get; private set; }

    public int MostFiles => rules.MaxFiles;

    public List<Refusal> Refusals { get; } = [];

    public IReadOnlyDictionary<string, string> Errors => Refusals
        .DistinctBy(r => r.Field)
        .ToDictionary(r => r.Field.Length > 0 ? r.Field : "main", words.Of);

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IntakeForm form;
        try
        {
            form = await IntakeForm.ReadAsync(Request, TakeFileAsync, cancellationToken);
        }
        catch (IntakeFormException)
        {
            await DiscardAsync(CancellationToken.None);
            return BadRequest();
        }
        catch
        {
            // Another page may have used up the handle meanwhile; then no sweep would find the files that came before the fault.
            await DiscardAsync(CancellationToken.None);
            throw;
        }

        if (form.HadTooManyFiles)
        {
            uploads.RefuseTooMany();
        }

        try
        {
            await (form["handle"].Length > 0 ? ContinueAsync(form, cancellationToken) : OpenAsync(form, cancellationToken));
        }
        catch (KeyDerivationBusyException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = "5";
            Refusals.Add(new Refusal("Busy", "Receipt"));
        }

        FileList = Case is null ? null : await lists.OfAsync(UploadHolder.Of(Case.Handle), new HeldFiles(Case.Waiting, Case.Uploads), cancellationToken);
        return Page();
    }

    private async Task OpenAsync(IntakeForm form, CancellationToken cancellationToken)
    {
        Typed = form["Receipt"];

        // A message that was being written when the minutes ran out rides along until it can be sent.
        Text = form["Text"];
        if (!Receipt.TryParse(Typed, out var receipt, out var fault))
        {
            // It was never issued: answered at once, and costs nothing.
            Refusals.Add(new Refusal("Receipt" + fault, "Receipt"));
            return;
        }

        HttpContext.Features.Set(new MustBeLevel());
        using var keys = await receiptKeys.DeriveAsync(receipt, cancellationToken);
        var opened = await mediator.Send(new OpenFollowUp(keys), cancellationToken);
        if (opened.IsRefused)
        {
            Refusals.AddRange(opened.Refusals);
            return;
        }

        Case = opened.Value;
        Typed = "";
    }

    private async Task ContinueAsync(IntakeForm form, CancellationToken cancellationToken)
    {
        if (FollowUpHandle.Read(form["handle"]) is not { } handle)
        {
            Refusals.Add(new Refusal("FollowUpEnded", "Receipt"));
            return;
        }

        if (form["go"] == "leave")
        {
            await mediator.Send(new LeaveFollowUp(handle), cancellationToken);
            HasLeft = true;
            return;
        }

        Text = form["Text"];
        var problems = uploads.Refusals.Count > 0;
        var waiting = await chains.ReadWaitingAsync(handle, cancellationToken);
        var nothing = Text.Trim().Length == 0 && _files.Count == 0 && waiting is not { Files.Count: > 0 };
        var sends = form["go"] == "send" && !problems && !nothing;
        if (Named(form["go"], "stop:") is { } stopped)
        {
            await parts.GiveUpAsync(UploadHolder.Of(handle), stopped, cancellationToken);
        }

        var removed = Named(form["go"], "remove:");
        var answered = await mediator.Send(new ContinueFollowUp(handle, sends ? Text : "", sends ? _files : [], sends, removed), cancellationToken);
        if (!sends || answered.IsRefused)
        {
            await DiscardAsync(cancellationToken);
        }

        if (removed is not null && !answered.IsRefused)
        {
            await uploads.DiscardAsync(waiting?.Files.FirstOrDefault(f => f.Id == removed)?.Blob, cancellationToken);
        }

        if (answered.IsRefused)
        {
            Refusals.AddRange(answered.Refusals);
            await ShowAgainAsync(handle, cancellationToken);
            return;
        }

        Case = answered.Value;
        WasSent = sends;
        Refusals.AddRange(uploads.Refusals);
        if (form["go"] == "send" && nothing && !problems)
        {
            Refusals.Add(new Refusal("NothingToSend", "Text"));
        }

        Text = sends ? "" : Text;
    }

    private static Guid? Named(string go, string act) => go.StartsWith(act, StringComparison.Ordinal) && Guid.TryParse(go[act.Length..], out var id) ? id : null;

    /// <summary>A refused message leaves its handle unused: the page comes back with what was typed.</summary>
    private async Task ShowAgainAsync(FollowUpHandle handle, CancellationToken cancellationToken)
    {
        var again = await mediator.Send(new ContinueFollowUp(handle, "", []), cancellationToken);
        Case = again.IsRefused ? null : again.Value;
    }

    private async Task TakeFileAsync(IntakeForm form, Stream file)
    {
        var aborted = HttpContext.RequestAborted;
        if (FollowUpHandle.Read(form["handle"]) is not { } handle || !await chains.IsOpenAsync(handle, aborted))
        {
            await file.CopyToAsync(Stream.Null, aborted);
            return;
        }

        if (_files.Count + (await chains.ReadWaitingAsync(handle, aborted))?.Files.Count >= rules.MaxFiles)
        {
            await file.CopyToAsync(Stream.Null, aborted);
            uploads.RefuseTooMany();
            return;
        }

        if (await uploads.TakeForMessageAsync(owners.OfFollowUp(handle.Id), file, form.IsTicked("KeepOriginal"), aborted) is { } stored)
        {
            _files.Add(stored);
        }
    }

    private async Task DiscardAsync(CancellationToken cancellationToken)
    {
        foreach (var file in _files)
        {
            await uploads.DiscardAsync(file.Blob, cancellationToken);
        }

        _files.Clear();
    }
}

/// <summary>Marks an answer to a receipt: its time and size are levelled before it leaves (intake 4.7).</summary>
internal sealed class MustBeLevel;
