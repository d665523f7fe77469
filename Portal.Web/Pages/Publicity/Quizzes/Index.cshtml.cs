using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Quizzes;

namespace Portal.Web.Pages.Publicity.Quizzes;

/// <summary>All quizzes: the one that is open first.</summary>
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<QuizLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Lines = [.. (await mediator.Send(new FindQuizzes(), cancellationToken)).Value.OrderBy(l => l.State switch { QuizState.Open => 0, QuizState.NotYet => 1, _ => 2 }).ThenByDescending(l => l.Quiz.OpensUtc)];
}
