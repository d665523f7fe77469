using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Quizzes;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Quizzes;

/// <summary>How quizzes go, their draw, and the winners' contacts as long as they are kept.</summary>
internal sealed class IndexModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty]
    public string? Quiz { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public bool Done { get; set; }

    /// <summary>The quiz whose winners' contacts are opened.</summary>
    [BindProperty(SupportsGet = true, Name = "winners")]
    public string? Opened { get; set; }

    public IReadOnlyList<DeskQuiz> Rows { get; private set; } = [];

    public IReadOnlyList<WinnerContact> Winners { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostDrawAsync(CancellationToken cancellationToken)
    {
        var drawn = await mediator.Send(new DrawWinners(Quiz ?? ""), cancellationToken);
        if (!drawn.IsRefused)
        {
            return LocalRedirect("~/desk/quizzes?done=true");
        }

        if (this.BareError(drawn.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(drawn.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindDeskQuizzes(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Rows = found.Value;
        if (!string.IsNullOrEmpty(Opened))
        {
            var winners = await mediator.Send(new ReadWinners(Opened), cancellationToken);
            if (winners.IsRefused)
            {
                return this.BareError(winners.Refusals[0]) ?? Forbid();
            }

            Winners = winners.Value;
        }

        return Page();
    }
}
