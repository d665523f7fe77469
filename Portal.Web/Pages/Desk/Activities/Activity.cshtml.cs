using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Activities;

/// <summary>What was done on an activity's page, for the line that says so.</summary>
internal enum ActivityDone
{
    Close = 1,
    Show,
    Hide,
    Cancel,
}

/// <summary>One activity: how it stands, closing it with its report, cancelling it.</summary>
internal sealed class ActivityModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public ActivityDone? Done { get; set; }

    /// <summary>As typed: what is no number is refused in the rule's own words.</summary>
    [BindProperty]
    public string? Reached { get; set; }

    [BindProperty]
    public string? Places { get; set; }

    [BindProperty]
    public string? Report { get; set; }

    /// <summary>One path a line.</summary>
    [BindProperty]
    public string? Pictures { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public DeskActivity View { get; private set; } = null!;

    public ActivityRecord Record => View.Record;

    public bool IsOver => Record.EndsUtc <= View.NowUtc;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    private string Here => "~/desk/activities/" + Uri.EscapeDataString(Id);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) => DoAsync(
        ActivityDone.Close, new CloseActivity(Id, Number(Reached), Number(Places), Report ?? "", [.. (Pictures ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]), cancellationToken);

    public Task<IActionResult> OnPostShowAsync(CancellationToken cancellationToken) => DoAsync(ActivityDone.Show, new ShowActivityReport(Id), cancellationToken);

    public Task<IActionResult> OnPostHideAsync(CancellationToken cancellationToken) => DoAsync(ActivityDone.Hide, new HideActivityReport(Id), cancellationToken);

    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) => DoAsync(ActivityDone.Cancel, new CancelActivity(Id, Reason ?? ""), cancellationToken);

    private static int? Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<IActionResult> DoAsync<T>(ActivityDone what, IRequest<Outcome<T>> act, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(act, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect($"{Here}?done={what}");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadDeskActivity(Id), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? StatusCode(StatusCodes.Status403Forbidden);
        }

        View = read.Value;
        return Page();
    }
}
