using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Activities;

/// <summary>What was done with a request, for the line that says so.</summary>
internal enum VisitDone
{
    Agree = 1,
    Decline,
    Finish,
}

/// <summary>One request for a visit with who asked, and the answers to it. Opening it is on record.</summary>
internal sealed class VisitModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public VisitDone? Done { get; set; }

    /// <summary>By the city's clock, as the browser's field writes it.</summary>
    [BindProperty]
    public string? AgreedUtc { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Reached { get; set; }

    public VisitView View { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostAgreeAsync(CancellationToken cancellationToken) => DoAsync(VisitDone.Agree, new AgreeVisit(Id, Moment(AgreedUtc), Answer ?? ""), cancellationToken);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellationToken) => DoAsync(VisitDone.Decline, new DeclineVisit(Id, Reason ?? ""), cancellationToken);

    public Task<IActionResult> OnPostFinishAsync(CancellationToken cancellationToken)
    {
        int? reached = int.TryParse(Reached?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return DoAsync(VisitDone.Finish, new FinishVisit(Id, reached, words["Activities.Desk.Visit.Title"]), cancellationToken);
    }

    private static DateTime? Moment(string? typed) =>
        DateTime.TryParseExact(typed?.Trim().Replace(' ', 'T'), "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var city)
            ? TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(city, DateTimeKind.Unspecified), CityTime.Zone)
            : null;

    private async Task<IActionResult> DoAsync(VisitDone what, IRequest<Outcome<Nothing>> act, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(act, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect($"~/desk/activities/visits/{Id}?done={what}");
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
        var read = await mediator.Send(new ReadVisit(Id), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        View = read.Value;
        return Page();
    }
}
