using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Activities;

/// <summary>Who signed up, with how to reach them, and who came. Opening it is on record.</summary>
internal sealed class PeopleModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    /// <summary>How many came with the code that was just typed.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Came { get; set; }

    [BindProperty]
    public string? Typed { get; set; }

    /// <summary>Every sign-up of the list, with the number beside it in <see cref="Counts"/>.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Ids { get; set; } = [];

    [BindProperty]
    public IReadOnlyList<string?> Counts { get; set; } = [];

    /// <summary>Those that are ticked.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Here { get; set; } = [];

    [BindProperty]
    public string? WalkIns { get; set; }

    [BindProperty]
    public Guid Gone { get; set; }

    public DeskActivity View { get; private set; } = null!;

    public IReadOnlyList<AttendeeRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    private string Address => $"~/desk/activities/{Uri.EscapeDataString(Id)}/people";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostCheckInAsync(CancellationToken cancellationToken)
    {
        var came = await mediator.Send(new CheckInSomebody(Id, Typed ?? ""), cancellationToken);
        return came.IsRefused ? await RefusedAsync(came.Refusals, cancellationToken) : LocalRedirect($"{Address}?came={came.Value.ToString(CultureInfo.InvariantCulture)}");
    }

    public async Task<IActionResult> OnPostCountAsync(CancellationToken cancellationToken)
    {
        var here = Here.ToHashSet();
        var arrivals = Ids.Zip(Counts).Select(row => new Arrival(row.First, here.Contains(row.First) ? Math.Max(1, Number(row.Second) ?? 1) : 0)).ToList();
        var counted = await mediator.Send(new CountArrivals(Id, arrivals, Number(WalkIns)), cancellationToken);
        return counted.IsRefused ? await RefusedAsync(counted.Refusals, cancellationToken) : LocalRedirect(Address + "?saved=true");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var removed = await mediator.Send(new RemoveSignUp(Id, Gone), cancellationToken);
        return removed.IsRefused ? await RefusedAsync(removed.Refusals, cancellationToken) : LocalRedirect(Address + "?saved=true");
    }

    private static int? Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

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
        var read = await mediator.Send(new ReadDeskActivity(Id), cancellationToken);
        var people = read.IsRefused ? null : await mediator.Send(new ReadAttendees(Id), cancellationToken);
        if (people is null or { IsRefused: true })
        {
            return this.BareError((people?.Refusals ?? read.Refusals)[0]) ?? StatusCode(StatusCodes.Status403Forbidden);
        }

        (View, Rows) = (read.Value, people.Value);
        return Page();
    }
}
