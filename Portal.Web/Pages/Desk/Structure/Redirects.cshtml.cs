using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Structure;

/// <summary>What was done to a redirect, for the line that says so.</summary>
internal enum RedirectDone
{
    Added = 1,
    Removed,
}

/// <summary>Old addresses and where they lead: one by one, or a table at once.</summary>
internal sealed class RedirectsModel(IMediator mediator, SiteText words) : PageModel
{
    private const string Here = "~/desk/structure/redirects";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Word { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public RedirectDone? Done { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Table { get; set; }

    public RedirectList List { get; private set; } = null!;

    /// <summary>What became of each line of a table.</summary>
    public IReadOnlyList<RedirectLine>? Lines { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var added = await mediator.Send(new AddRedirect(From ?? "", To ?? ""), cancellationToken);
        return added.IsRefused ? await RefusedAsync(added.Refusals, cancellationToken) : LocalRedirect($"{Here}?done={RedirectDone.Added}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var removed = await mediator.Send(new RemoveRedirect(From ?? ""), cancellationToken);
        return removed.IsRefused ? await RefusedAsync(removed.Refusals, cancellationToken) : LocalRedirect($"{Here}?done={RedirectDone.Removed}");
    }

    public async Task<IActionResult> OnPostTableAsync(CancellationToken cancellationToken)
    {
        var done = await mediator.Send(new AddRedirects(Table ?? ""), cancellationToken);
        if (done.IsRefused)
        {
            return await RefusedAsync(done.Refusals, cancellationToken);
        }

        Lines = done.Value;
        Table = string.Join('\n', done.Value.Where(line => line.Refusal is not null).Select(line => $"{line.From},{line.To}"));
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        if (this.BareError(refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindRedirects(Word ?? "", Number), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        return Page();
    }
}
