using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Quizzes;
using Portal.Web.Pages.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Quizzes;

/// <summary>One quiz: the questions as one form, the result with explanations at once, and the draw as everybody can compute it again.</summary>
internal sealed class TakeModel(IMediator mediator, PublicForm form, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Contact { get; set; }

    /// <summary>What is ticked, by the name of the question's field.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Answers { get; private set; } = [];

    public PublicForm Form => form;

    public QuizView View { get; private set; } = null!;

    public QuizResult? Result { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    private string Place => "quiz " + Id;

    public bool IsTicked(int question, int option) => question < Answers.Count && Answers[question].Contains(option);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (View.State is QuizState.Open)
        {
            await form.BeginAsync(Place, cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var fields = await Request.ReadFormAsync(cancellationToken);
        Answers = [.. View.Quiz.Questions.Select((question, i) => Places(fields[$"q{i + 1}"], question.Options.Count))];
        var refused = await form.ReceiveAsync(Request, Place, cancellationToken);
        if (refused.Count > 0)
        {
            return await AgainAsync(refused, cancellationToken);
        }

        var entered = await mediator.Send(new EnterQuiz(Id, Answers, Contact ?? ""), cancellationToken);
        if (entered.IsRefused)
        {
            return await AgainAsync(entered.Refusals, cancellationToken);
        }

        Result = entered.Value;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnGetDrawAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) && View.Draw is { DrawnAt: not null } draw ? new JsonResult(draw) : NotFound();

    /// <summary>The places that a field names; what is none of the options is left out.</summary>
    private static IReadOnlyList<int> Places(StringValues values, int options) =>
    [
        .. values.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : options).Where(place => place < options).Distinct(),
    ];

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new ReadQuiz(Id), cancellationToken)).Value is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        Errors = FormErrors.Of(words, refusals, "q1");
        await form.AgainAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
