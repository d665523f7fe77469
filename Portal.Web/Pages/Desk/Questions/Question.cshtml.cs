using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Questions;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Questions;

/// <summary>One question: who answers it, what is answered, and the second person's word.</summary>
internal sealed class QuestionModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid? DepartmentId { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [BindProperty]
    public ReplyWay? Way { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Into { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public QuestionView View { get; private set; } = null!;

    public PublicQuestion Question => View.Question;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>Which form was refused; its typed text is shown again.</summary>
    public string Refused { get; private set; } = "";

    public bool May(QuestionActs act) => View.Acts.HasFlag(act);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(cancellationToken);
        if (shown is PageResult)
        {
            // What waits for the second person stays as it was written; before that, the asker's own words are what the public text begins from.
            Way = Question.Way ?? (Question.MayBePublic ? ReplyWay.Public : ReplyWay.Private);
            Title = Question.PublicTitle.Length > 0 ? Question.PublicTitle : Question.Title;
            Body = Question.PublicBody.Length > 0 ? Question.PublicBody : Question.Body;
            Answer = Question.Answer;
        }

        return shown;
    }

    public Task<IActionResult> OnPostAssignAsync(CancellationToken cancellationToken) => DoAsync("Assign", new AssignQuestion(Id, Version, DepartmentId), cancellationToken);

    public Task<IActionResult> OnPostLongerAsync(CancellationToken cancellationToken) => DoAsync("Longer", new TakeLonger(Id, Version, Because ?? ""), cancellationToken);

    public Task<IActionResult> OnPostDraftAsync(CancellationToken cancellationToken) =>
        DoAsync("Draft", new DraftReply(Id, Version, Way, Title ?? "", Body ?? "", Answer ?? ""), cancellationToken);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) => DoAsync("Approve", new ApproveReply(Id, Version), cancellationToken);

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellationToken) => DoAsync("SendBack", new SendBackReply(Id, Version, Because ?? ""), cancellationToken);

    public Task<IActionResult> OnPostMergeAsync(CancellationToken cancellationToken) => DoAsync("Merge", new MergeQuestion(Id, Version, Into ?? ""), cancellationToken);

    public Task<IActionResult> OnPostHideAsync(CancellationToken cancellationToken) => DoAsync("Hide", new HideAnswer(Id, Version), cancellationToken);

    private async Task<IActionResult> DoAsync(string what, IRequest<Outcome<Nothing>> act, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(act, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect($"~/desk/questions/{Id}?done={what}");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        (Refused, Errors) = (what, words.Errors(outcome.Refusals, $"{what}-"));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var shown = await ShowAsync(cancellationToken);
        if (shown is PageResult && what != "Draft")
        {
            (Way, Title, Body, Answer) = (Question.Way, Question.PublicTitle, Question.PublicBody, Question.Answer);
        }

        return shown;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadQuestion(Id), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        View = read.Value;
        return Page();
    }
}
