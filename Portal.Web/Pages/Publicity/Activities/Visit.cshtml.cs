using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Pages.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Activities;

/// <summary>预约上门宣讲: an enterprise, a village, a community or a school asks somebody to come.</summary>
internal sealed class VisitModel(IMediator mediator, PublicForm form, SiteText words) : PageModel
{
    private const string Place = "visit";

    [BindProperty]
    public VisitHost? Host { get; set; }

    [BindProperty]
    public string? HostName { get; set; }

    [BindProperty]
    public string? District { get; set; }

    [BindProperty]
    public string? Street { get; set; }

    [BindProperty]
    public string? Topics { get; set; }

    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public string? People { get; set; }

    [BindProperty]
    public bool WantsKit { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Mail { get; set; }

    public PublicForm Form => form;

    public VisitOffer Offer { get; private set; } = null!;

    /// <summary>Set once: the code is never shown again.</summary>
    public PublicCode? Done { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await form.BeginAsync(Place, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var refused = await form.ReceiveAsync(Request, Place, cancellationToken);
        if (refused.Count > 0)
        {
            return await AgainAsync(refused, cancellationToken);
        }

        var asked = await mediator.Send(
            new RequestVisit(new VisitForm(
                Host, HostName ?? "", District ?? "", Street ?? "", Topics ?? "", Days ?? "", People ?? "", WantsKit, Name ?? "", Phone ?? "", Mail ?? "")),
            cancellationToken);
        if (asked.IsRefused)
        {
            return await AgainAsync(asked.Refusals, cancellationToken);
        }

        Done = asked.Value;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Offer = (await mediator.Send(new ReadVisitOffer(), cancellationToken)).Value;
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        Errors = FormErrors.Of(words, refusals, nameof(Host));
        await form.AgainAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
