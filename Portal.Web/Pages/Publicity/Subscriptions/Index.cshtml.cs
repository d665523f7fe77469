using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Subscriptions;
using Portal.Web.Pages.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Subscriptions;

/// <summary>Subscriptions by mail, and every feed there is.</summary>
internal sealed class IndexModel(IMediator mediator, PublicForm form, SiteText words) : PageModel
{
    private const string Place = "subscribe";

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty(Name = "Columns")]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    [BindProperty]
    public Rhythm? Rhythm { get; set; }

    [BindProperty]
    public bool Warnings { get; set; }

    /// <summary>The column from whose page one came, ticked already.</summary>
    [BindProperty(SupportsGet = true, Name = "c")]
    public string? Slug { get; set; }

    public PublicForm Form => form;

    public SubscribeForm Offer { get; private set; } = null!;

    /// <summary>The mail that asks is on its way.</summary>
    public bool IsAsked { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Offer = (await mediator.Send(new ReadSubscribeForm(), cancellationToken)).Value;
        Chosen = [.. Offer.Columns.Where(c => c.Slug == Slug).Select(c => c.Id)];
        Rhythm = Portal.Domain.Publicity.Subscriptions.Rhythm.Weekly;
        await form.BeginAsync(Place, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Offer = (await mediator.Send(new ReadSubscribeForm(), cancellationToken)).Value;
        var refused = await form.ReceiveAsync(Request, Place, cancellationToken);
        if (refused.Count > 0)
        {
            return await AgainAsync(refused, cancellationToken);
        }

        var done = await mediator.Send(new Subscribe(Address ?? "", Chosen, Rhythm, Warnings), cancellationToken);
        if (done.IsRefused)
        {
            return await AgainAsync(done.Refusals, cancellationToken);
        }

        IsAsked = true;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        Errors = FormErrors.Of(words, refusals, nameof(Address));
        await form.AgainAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
