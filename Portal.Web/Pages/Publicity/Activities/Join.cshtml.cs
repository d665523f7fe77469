using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Pages.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Activities;

/// <summary>Signing up for an activity without an account, and the code with which one comes back.</summary>
internal sealed class JoinModel(IMediator mediator, PublicForm form, SiteText words) : PageModel
{
    /// <summary>Two who write at the same moment on two nodes: one of them asks again.</summary>
    private const int MostTries = 4;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty]
    public string? District { get; set; }

    [BindProperty]
    public string? Street { get; set; }

    [BindProperty]
    public string? People { get; set; }

    public PublicForm Form => form;

    public ActivityView View { get; private set; } = null!;

    /// <summary>Set once: the code is never shown again.</summary>
    public SignedUp? Done { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    private string Place => "join " + Id;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (View.Standing.TakesSignUps)
        {
            await form.BeginAsync(Place, cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var refused = await form.ReceiveAsync(Request, Place, cancellationToken);
        if (refused.Count > 0)
        {
            return await AgainAsync(refused, cancellationToken);
        }

        var asked = new SignUpForActivity(Id, new SignUpForm(Name ?? "", Phone ?? "", Mail ?? "", District ?? "", Street ?? "", People ?? ""));
        var signedUp = await mediator.Send(asked, cancellationToken);
        for (var tries = 1; tries < MostTries && signedUp.IsRefused && signedUp.Refusals[0].Code == "LostRace"; tries++)
        {
            signedUp = await mediator.Send(asked, cancellationToken);
        }

        if (signedUp.IsRefused)
        {
            return await AgainAsync(signedUp.Refusals, cancellationToken);
        }

        Done = signedUp.Value;
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if ((await mediator.Send(new ReadActivity(Id), cancellationToken)).Value is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        // The last place may have gone while somebody typed: the page then says so instead of a form.
        await LoadAsync(cancellationToken);
        Errors = FormErrors.Of(words, refusals, nameof(Name));
        await form.AgainAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
