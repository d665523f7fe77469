using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Questions;
using Portal.Web.Pages.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Questions;

/// <summary>The form for a question, and the code with which its answer is read.</summary>
internal sealed class AskModel(IMediator mediator, PublicForm form, SiteText words) : PageModel
{
    private const string Place = "ask";

    [BindProperty]
    public string? Category { get; set; }

    [BindProperty]
    public string? District { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public bool MayBePublic { get; set; } = true;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public bool Sure { get; set; }

    public PublicForm Form => form;

    public AskForm Choices { get; private set; } = null!;

    public QuestionReceipt? Receipt { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    /// <summary>The text tells of a danger: the page leads to the report form and still lets the question through.</summary>
    public bool IsReport { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await form.BeginAsync(Place, cancellationToken);
        Choices = (await mediator.Send(new ReadAskForm(), cancellationToken)).Value;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Choices = (await mediator.Send(new ReadAskForm(), cancellationToken)).Value;
        var refused = await form.ReceiveAsync(Request, Place, cancellationToken);
        if (refused.Count > 0)
        {
            return await AgainAsync(refused, cancellationToken);
        }

        var asked = await mediator.Send(
            new AskQuestion(Category ?? "", District ?? "", Title ?? "", Body ?? "", MayBePublic, Name ?? "", Contact ?? "", Sure), cancellationToken);
        if (asked.IsRefused)
        {
            return await AgainAsync(asked.Refusals, cancellationToken);
        }

        Receipt = asked.Value;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        IsReport = refusals.Any(refusal => refusal.Code == "QuestionIsReport");
        Errors = FormErrors.Of(words, refusals, nameof(Category));
        await form.AgainAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
