using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Questions;

namespace Portal.Web.Pages.Publicity.Questions;

/// <summary>Published answers, by category and by word, and how the desk keeps its promise.</summary>
internal sealed class AnswersModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "c")]
    public string? Chosen { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public PublicAnswers Found { get; private set; } = null!;

    public QuestionCategory? Category => Enum.TryParse<QuestionCategory>(Chosen, out var category) && Enum.IsDefined(category) ? category : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = (await mediator.Send(new FindAnswers(Category, Words ?? "", Number ?? 1), cancellationToken)).Value;

    /// <summary>This list with another category or page.</summary>
    public string Address(QuestionCategory? category, int page)
    {
        var query = QueryString.Empty;
        query = category is { } one ? query.Add("c", one.ToString()) : query;
        query = string.IsNullOrWhiteSpace(Words) ? query : query.Add("q", Words.Trim());
        return Request.PathBase.Add("/ask/answers").ToUriComponent() + (page > 1 ? query.Add("p", page.ToString(CultureInfo.InvariantCulture)) : query).ToUriComponent();
    }
}
