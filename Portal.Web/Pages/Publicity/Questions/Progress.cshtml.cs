using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Questions;
using Portal.Web.Pages.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Questions;

/// <summary>How far one's own question has come. The code travels in the body alone: an address is kept by browsers and logs.</summary>
internal sealed class ProgressModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public OwnQuestion? Question { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new LookUpQuestion(Code ?? ""), cancellationToken);
        Response.Headers.CacheControl = "no-store";
        if (found.IsRefused)
        {
            Errors = FormErrors.Of(words, found.Refusals, nameof(Code));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else
        {
            Question = found.Value;
        }

        return Page();
    }
}
