using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Subscriptions;
using Portal.Web.Pages.Shared;

namespace Portal.Web.Pages.Publicity.Subscriptions;

/// <summary>
/// A page behind a link of a mail. Opening it changes nothing, because mail programs open links before their readers do; the button on it does.
/// </summary>
internal abstract class OwnLinkPage(IMediator mediator, LinkPurpose purpose) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "t")]
    public string? Link { get; set; }

    /// <summary>Null when the link is none of ours, or the subscription has ended.</summary>
    public SubscriptionView? Own { get; private set; }

    /// <summary>The button was pressed.</summary>
    public bool IsDone { get; protected set; }

    public IReadOnlyDictionary<string, string> Errors { get; protected set; } = FormErrors.None;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    protected async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var read = await mediator.Send(new ReadSubscription(Link ?? "", purpose), cancellationToken);
        if (read.IsRefused)
        {
            Response.StatusCode = IsDone ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        }
        else
        {
            Own = read.Value;
        }

        return Page();
    }

    protected async Task<Outcome<Nothing>> SendAsync(IRequest<Outcome<Nothing>> act, CancellationToken cancellationToken)
    {
        var done = await mediator.Send(act, cancellationToken);
        IsDone = !done.IsRefused;
        return done;
    }
}
