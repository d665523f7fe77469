using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Questions;

namespace Portal.Web.Pages.Desk.Questions;

/// <summary>The public's questions, those that are due first.</summary>
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "state")]
    public QuestionStates State { get; set; }

    [BindProperty(SupportsGet = true, Name = "category")]
    public QuestionCategory? Category { get; set; }

    [BindProperty(SupportsGet = true, Name = "text")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public QuestionList List { get; private set; } = null!;

    public bool IsNarrowed => State != QuestionStates.Open || Category is not null || !string.IsNullOrWhiteSpace(Text);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindQuestions(State, Category, Text ?? "", Number ?? 1), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        return Page();
    }

    public string ToPage(int number)
    {
        var query = QueryString.Create("state", State.ToString()).Add("p", number.ToString(CultureInfo.InvariantCulture));
        query = Category is { } category ? query.Add("category", category.ToString()) : query;
        return (string.IsNullOrWhiteSpace(Text) ? query : query.Add("text", Text)).ToUriComponent();
    }
}
