using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Pages.Intake;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Report;

/// <summary>
/// The report form: five steps and the receipt under one address, so that neither history nor a network log tells how far somebody went. Every
/// POST carries its ticket first; without a good ticket and a passed human check no file part is read.
/// </summary>
[StreamedForm]
[IgnoreAntiforgeryToken]
internal sealed class IndexModel(
    IMediator mediator, DraftTickets tickets, Drafts drafts, BlobOwners owners, UploadDesk uploads, PartDesk parts, FileLists lists, ClaimPassword claims, HumanGate gate,
    FilingDesk filing, IntakeRules rules, SiteText words) : PageModel
{
    private string _edit = "";

    public ReportStep Step { get; private set; } = ReportStep.What;

    public ReportAnswers Answers { get; private set; } = new();

    public DraftTicket Ticket { get; private set; } = null!;

    public string TicketText => tickets.Write(Ticket);

    public DraftState Draft { get; private set; } = DraftState.Empty;

    public int MostFiles => rules.MaxFiles;

    /// <summary>Set on the step where files are added.</summary>
    public FileList? FileList { get; private set; }

    public IntakeView Intake { get; private set; } = null!;

    public RecipientView? Recipient { get; private set; }

    public HumanChallenge? Human { get; private set; }

    public FiledPage? Filed { get; private set; }

    public List<Refusal> Refusals { get; } = [];

    /// <summary>What the page shows at each field; the first refusal of a field speaks for it.</summary>
    public IReadOnlyDictionary<string, string> Errors => Refusals
        .DistinctBy(r => r.Field)
        .ToDictionary(r => r.Field.Length > 0 ? r.Field : "main", words.Of);

    public IEnumerable<KeyValuePair<string, string>> Carried => FormAnswers.Carried(Answers, Step);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Ticket = tickets.Begin();
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IntakeForm form;
        try
        {
            form = await IntakeForm.ReadAsync(Request, TakeFileAsync, cancellationToken);
        }
        catch (IntakeFormException)
        {
            return BadRequest();
        }

        if (form.HadTooManyFiles)
        {
            uploads.RefuseTooMany();
        }

        Take(form);
        _edit = form["go"];
        try
        {
            if (FilingDesk.Handles(_edit, form["receipt"].Length > 0))
            {
                return await ReceiptAsync(form, cancellationToken);
            }

            await MoveAsync(form, cancellationToken);
        }
        catch (KeyDerivationBusyException)
        {
            // Nothing was sent: the form comes back as it was, and the same button works a little later.
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = "5";
            Refusals.Add(new Refusal("SendBusy"));
        }

        return Filed is not null ? Page() : await ShowAsync(cancellationToken);
    }

    /// <summary>Called for each file part, when the fields before it are known.</summary>
    private async Task TakeFileAsync(IntakeForm form, Stream file)
    {
        var state = tickets.Read(form["ticket"], out var ticket);
        if (state != TicketState.Valid || !ticket!.HumanPassed)
        {
            // Not a byte of it is looked at; the answer says to choose the file again.
            await file.CopyToAsync(Stream.Null, HttpContext.RequestAborted);
            uploads.Refuse(new Refusal("FileNotRead"));
            return;
        }

        await uploads.TakeForDraftAsync(ticket, owners.OfDraft(ticket.Id), file, form.IsTicked("KeepOriginal"), HttpContext.RequestAborted);
    }

    private void Take(IntakeForm form)
    {
        Answers = FormAnswers.Read(form);
        Step = Enum.TryParse<ReportStep>(form["step"], out var step) && Enum.IsDefined(step) ? step : ReportStep.What;
        var state = tickets.Read(form["ticket"], out var ticket);
        Ticket = ticket is null ? tickets.Begin() : tickets.Renew(ticket);
        if (state == TicketState.Forged)
        {
            Step = ReportStep.What;
            Refusals.Add(new Refusal("TicketForged"));
        }
        else if (state == TicketState.Expired)
        {
            Refusals.Add(new Refusal("TicketExpired"));
            if (ticket is null)
            {
                // The draft is dead with its files and its human check, which stands on the first step.
                Step = ReportStep.What;
            }
        }

        Refusals.AddRange(uploads.Refusals);
    }

    private async Task MoveAsync(IntakeForm form, CancellationToken cancellationToken)
    {
        if (_edit == "again")
        {
            // The same step in the other language: nothing is checked yet, and the time spent on the human check counts on.
            gate.Remember(form);
            return;
        }

        if (!Ticket.HumanPassed)
        {
            var human = await gate.PassAsync(form, cancellationToken);
            Refusals.AddRange(human.Refusals);
            if (!human.IsRefused)
            {
                Ticket = Ticket with { HumanPassed = true, SlowLane = human.Value.Lane == HumanLane.Slow };
            }
        }

        switch (_edit)
        {
            case "back" when Step > ReportStep.What:
                Step--;
                break;
            case "upload":
                Step = ReportStep.Files;
                break;
            case var remove when remove.StartsWith("remove:", StringComparison.Ordinal) && Guid.TryParse(remove["remove:".Length..], out var file):
                var removed = await mediator.Send(new RemoveDraftFile(Ticket, file), cancellationToken);
                await uploads.DiscardAsync(removed.Value, cancellationToken);
                Step = ReportStep.Files;
                break;
            case var stop when stop.StartsWith("stop:", StringComparison.Ordinal) && Guid.TryParse(stop["stop:".Length..], out var upload):
                await parts.GiveUpAsync(UploadHolder.Of(Ticket), upload, cancellationToken);
                Step = ReportStep.Files;
                break;
            case var edit when edit.StartsWith("edit:", StringComparison.Ordinal) && Enum.TryParse<ReportStep>(edit["edit:".Length..], out var chosen) && Enum.IsDefined(chosen):
                Step = chosen;
                break;
            case "city":
                Answers = Answers with { CityOnly = !Answers.CityOnly };
                break;
            default:
                await NextAsync(form, cancellationToken);
                break;
        }
    }

    private async Task NextAsync(IntakeForm form, CancellationToken cancellationToken)
    {
        var checkedStep = await mediator.Send(new CheckAnswers(Answers, Step), cancellationToken);
        Refusals.AddRange(checkedStep.Refusals);
        if (Step == ReportStep.Contact && Ticket.HumanPassed)
        {
            var needed = Answers is { WantsReward: true, Named: false };
            if (await claims.KeepAsync(Ticket, needed, form["ClaimPassword"], form["ClaimPasswordAgain"], cancellationToken) is { } refusal)
            {
                Refusals.Add(refusal);
            }
        }

        if (Refusals.Count > 0 || !Ticket.HumanPassed)
        {
            return;
        }

        if (Step < ReportStep.Check)
        {
            Step++;
            return;
        }

        var filed = await filing.SendAsync(keys => new SubmitReport(Ticket, Answers, keys, words.Language), cancellationToken);
        if (filed.IsRefused)
        {
            Refusals.AddRange(filed.Refusals);
            return;
        }

        Filed = filed.Value;
    }

    private async Task<IActionResult> ReceiptAsync(IntakeForm form, CancellationToken cancellationToken)
    {
        var answer = await filing.AnswerAsync(_edit, Ticket, form, cancellationToken);
        if (answer.File is { } file)
        {
            return File(file.Content, file.ContentType, file.Name);
        }

        if (answer.Page is null)
        {
            // The draft died meanwhile: the receipt itself is unharmed, only this page cannot be shown again.
            Refusals.Add(answer.Refused ?? new Refusal("ReceiptPageGone"));
            return await ShowAsync(cancellationToken);
        }

        Filed = answer.Page;
        return Page();
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Intake = (await mediator.Send(new ReadIntake(), cancellationToken)).Value;
        if (!Intake.IsOpen)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }

        if (Ticket.HumanPassed)
        {
            await drafts.KeepAliveAsync(Ticket, cancellationToken);
        }
        else
        {
            Human = await gate.IssueAsync(cancellationToken);
        }

        Draft = await drafts.ReadAsync(Ticket, cancellationToken);

        if (Step == ReportStep.Files)
        {
            FileList = await lists.OfAsync(UploadHolder.Of(Ticket), new HeldFiles(Draft.Files, Draft.Uploads), cancellationToken);
        }

        if (Step == ReportStep.Check)
        {
            var routed = await mediator.Send(new RouteReport(Answers), cancellationToken);
            Recipient = routed.IsRefused ? null : routed.Value;
        }

        return Page();
    }
}
