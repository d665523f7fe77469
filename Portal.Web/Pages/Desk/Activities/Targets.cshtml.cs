using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Activities;

/// <summary>The goals of a year, by the place that is gone to.</summary>
internal sealed class TargetsModel(IMediator mediator, SiteText words, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    /// <summary>As typed, in the order of the places.</summary>
    [BindProperty]
    public IReadOnlyList<string?> Goal { get; set; } = [];

    public IReadOnlyDictionary<string, int> Goals { get; private set; } = ActivityTarget.Usual;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public int Shown => Year ?? time.Today().Year;

    /// <summary>This year and the next: goals of a year that is over stand.</summary>
    public IReadOnlyList<int> Years => [time.Today().Year, time.Today().Year + 1];

    public string TypedFor(string slug, int at) => Errors.Count > 0 && at < Goal.Count ? Goal[at] ?? "" : Goals[slug].ToString(CultureInfo.InvariantCulture);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var goals = PublicColumn.Places.Select((slug, at) => (slug, Goal: at < Goal.Count ? Number(Goal[at]) : null)).ToDictionary(goal => goal.slug, goal => goal.Goal, StringComparer.Ordinal);
        var outcome = await mediator.Send(new SetTargets(Shown, goals), cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect($"~/desk/activities/targets?year={Shown.ToString(CultureInfo.InvariantCulture)}&saved=true");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private static int? Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadTargets(Shown), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        Goals = read.Value;
        return Page();
    }
}
