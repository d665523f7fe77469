using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Pages.Intake;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Filing;

/// <summary>
/// A clerk takes down what somebody says or wrote. One page, because he types while the other speaks; no field is lost by a mistake. The body is read part
/// by part as on the public form: the form's token stands first, and without a good one no byte of a file is looked at.
/// </summary>
[StreamedForm]
[IgnoreAntiforgeryToken]
internal sealed class IndexModel(
    IMediator mediator, DraftTickets tickets, Drafts drafts, BlobOwners owners, UploadDesk uploads, ClaimPassword claims, FilingDesk filing, StreamedToken token,
    SiteText words) : PageModel
{
    private static readonly ReportStep[] AllSteps = [ReportStep.What, ReportStep.Where, ReportStep.Contact, ReportStep.Check];

    private readonly List<Refusal> _refusals = [];

    public ReportAnswers Answers { get; private set; } = new();

    public Channel? Channel { get; private set; }

    /// <summary>How the receipt reached the caller, as the clerk says.</summary>
    public Handover? Handed { get; private set; }

    public DraftTicket Ticket { get; private set; } = null!;

    public string TicketText => tickets.Write(Ticket);

    public DraftState Draft { get; private set; } = DraftState.Empty;

    public IntakeView Intake { get; private set; } = null!;

    public RecipientView? Recipient { get; private set; }

    public FiledPage? Filed { get; private set; }

    /// <summary>What the page shows at each field.</summary>
    public IReadOnlyDictionary<string, string> Errors => words.Errors(_refusals);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await EnterAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        Ticket = tickets.Begin();
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await EnterAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        IntakeForm form;
        try
        {
            form = await IntakeForm.ReadAsync(Request, TakeFileAsync, cancellationToken);
        }
        catch (IntakeFormException)
        {
            return BadRequest();
        }

        if (!await token.IsOursAsync(HttpContext, form))
        {
            return BadRequest();
        }

        Take(form);
        try
        {
            return form["go"] == "confirm" ? await ConfirmAsync(form, cancellationToken) : await WriteAsync(form, cancellationToken);
        }
        catch (KeyDerivationBusyException)
        {
            // Nothing was sent: the form comes back as it was, and the same button works a little later.
            Response.Headers.RetryAfter = "5";
            _refusals.Add(new Refusal("SendBusy"));
            return await ShowAsync(cancellationToken, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Who may not file gets no further than here, and nothing of his body is read.</summary>
    private async Task<IActionResult?> EnterAsync(CancellationToken cancellationToken)
    {
        var form = await mediator.Send(new ReadCallerForm(), cancellationToken);
        if (form.IsRefused)
        {
            return this.BareError(form.Refusals[0]) ?? Forbid();
        }

        Intake = form.Value;
        return null;
    }

    /// <summary>Called for each file part, when the fields before it are known.</summary>
    private async Task TakeFileAsync(IntakeForm form, Stream file)
    {
        if (!await token.IsOursAsync(HttpContext, form) || tickets.Read(form["ticket"], out var ticket) != TicketState.Valid)
        {
            await file.CopyToAsync(Stream.Null, HttpContext.RequestAborted);
            uploads.Refuse(new Refusal("FileNotRead"));
            return;
        }

        await uploads.TakeForDraftAsync(ticket!, owners.OfDraft(ticket!.Id), file, form.IsTicked("KeepOriginal"), HttpContext.RequestAborted);
    }

    private void Take(IntakeForm form)
    {
        if (form.HadTooManyFiles)
        {
            uploads.RefuseTooMany();
        }

        Answers = FormAnswers.Read(form);
        Channel = Enum.TryParse<Channel>(form[nameof(Channel)], out var channel) && CallerChannels.All.Contains(channel) ? channel : null;
        Handed = Enum.TryParse<Handover>(form[nameof(Handed)], out var handed) && Enum.IsDefined(handed) ? handed : null;
        var state = tickets.Read(form["ticket"], out var ticket);
        Ticket = ticket is null ? tickets.Begin() : tickets.Renew(ticket);
        if (state != TicketState.Valid)
        {
            _refusals.Add(new Refusal(state == TicketState.Expired ? "TicketExpired" : "TicketForged"));
        }

        _refusals.AddRange(uploads.Refusals);
    }

    private async Task<IActionResult> WriteAsync(IntakeForm form, CancellationToken cancellationToken)
    {
        switch (form["go"])
        {
            case "upload":
                break;
            case var remove when remove.StartsWith("remove:", StringComparison.Ordinal) && Guid.TryParse(remove["remove:".Length..], out var file):
                var removed = await mediator.Send(new RemoveDraftFile(Ticket, file), cancellationToken);
                await uploads.DiscardAsync(removed.Value, cancellationToken);
                break;
            case var go:
                await CheckAsync(form, cancellationToken);
                if (go == "send" && _refusals.Count == 0)
                {
                    await SendAsync(cancellationToken);
                }

                break;
        }

        return await ShowAsync(cancellationToken, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>All mistakes at once: the caller is still there to answer.</summary>
    private async Task CheckAsync(IntakeForm form, CancellationToken cancellationToken)
    {
        if (Channel is null)
        {
            _refusals.Add(new Refusal("ChooseChannel", nameof(Channel)));
        }

        var checkedAnswers = await mediator.Send(new CheckAnswers(Answers, AllSteps), cancellationToken);
        _refusals.AddRange(checkedAnswers.Refusals);
        var needed = Answers is { WantsReward: true, Named: false };
        if (await claims.KeepAsync(Ticket, needed, form["ClaimPassword"], form["ClaimPasswordAgain"], cancellationToken) is { } claim)
        {
            _refusals.Add(claim);
        }

        var routed = await mediator.Send(new RouteReport(Answers), cancellationToken);
        Recipient = routed.IsRefused ? null : routed.Value;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var filed = await filing.SendAsync(keys => new FileForCaller(Ticket, Answers, Channel, keys), cancellationToken);
        if (filed.IsRefused)
        {
            _refusals.AddRange(filed.Refusals);
            return;
        }

        Filed = filed.Value;
    }

    private async Task<IActionResult> ConfirmAsync(IntakeForm form, CancellationToken cancellationToken)
    {
        var answer = await filing.AnswerAsync(Handed is null ? "show" : "confirm", Ticket, form, cancellationToken, readBack: Handed != Handover.Nobody);
        if (answer.Page is null)
        {
            _refusals.Add(answer.Refused ?? new Refusal("ReceiptPageGone"));
            return await ShowAsync(cancellationToken, StatusCodes.Status422UnprocessableEntity);
        }

        Filed = answer.Page;
        if (Handed is null)
        {
            _refusals.Add(new Refusal("ChooseHandover", nameof(Handed)));
        }
        else if (Filed.Mistaken)
        {
            _refusals.Add(new Refusal("GroupsDiffer", "group2"));
        }

        return await ShowAsync(cancellationToken, StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken, int whenRefused = StatusCodes.Status200OK)
    {
        await drafts.KeepAliveAsync(Ticket, cancellationToken);
        Draft = await drafts.ReadAsync(Ticket, cancellationToken);
        Response.StatusCode = !Intake.IsOpen && Filed is null ? StatusCodes.Status503ServiceUnavailable : _refusals.Count > 0 ? whenRefused : StatusCodes.Status200OK;
        return Page();
    }
}
