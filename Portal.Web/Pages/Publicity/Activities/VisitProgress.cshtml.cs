using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Pages.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Activities;

/// <summary>What became of a request for a visit, by its code.</summary>
internal sealed class VisitProgressModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public OwnVisit? Own { get; private set; }

    public PublicCode? Read { get; private set; }

    public bool HasWithdrawn { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (!PublicCode.TryParse(Code, out var code))
        {
            return Refused([new Refusal("ActivityCodeWrong", nameof(Code))]);
        }

        var own = await mediator.Send(new ReadOwnVisit(code), cancellationToken);
        if (own.IsRefused)
        {
            return Refused(own.Refusals);
        }

        (Own, Read) = (own.Value, code);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (!PublicCode.TryParse(Code, out var code))
        {
            return Refused([new Refusal("ActivityCodeWrong", nameof(Code))]);
        }

        var withdrawn = await mediator.Send(new WithdrawOwnVisit(code), cancellationToken);
        if (withdrawn.IsRefused)
        {
            return Refused(withdrawn.Refusals);
        }

        (HasWithdrawn, Code) = (true, "");
        return Page();
    }

    private PageResult Refused(IReadOnlyList<Refusal> refusals)
    {
        Errors = FormErrors.Of(words, refusals, nameof(Code));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
