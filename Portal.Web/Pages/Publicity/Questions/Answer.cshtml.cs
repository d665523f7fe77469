using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Questions;

namespace Portal.Web.Pages.Publicity.Questions;

/// <summary>One question with its answer, and whether it helped.</summary>
internal sealed class AnswerModel(IMediator mediator, PublicForm form) : PageModel
{
    private const int ShortLength = 90;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Helped { get; set; }

    public PublicAnswer Answer { get; private set; } = null!;

    public PublicForm Form => form;

    /// <summary>The reader has just said whether it helped.</summary>
    public bool HasSaid { get; private set; }

    private string Place => "rate " + Id.ToString("N");

    public static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= ShortLength ? line : line[..ShortLength] + "…";
    }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // A form that was sent before or is no form of ours counts for nothing; the reader need not know.
        if (await form.ReceiveAsync(Request, Place, cancellationToken) is [])
        {
            await mediator.Send(new RateAnswer(Id, Helped), cancellationToken);
        }

        HasSaid = true;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new ReadAnswer(Id), cancellationToken)).Value is not { } answer)
        {
            return NotFound();
        }

        form.BeginPlain(Place);
        Answer = answer;
        return Page();
    }
}
