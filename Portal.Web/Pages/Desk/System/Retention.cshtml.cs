using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Setup;

/// <summary>How long ended reports are kept, by outcome; each outcome has a form of its own.</summary>
internal sealed class RetentionModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    [BindProperty]
    public ReportState Outcome { get; set; }

    /// <summary>As typed: what is no number is refused in the rule's own words.</summary>
    [BindProperty]
    public string? Days { get; set; }

    public IReadOnlyList<RetentionView> Rules { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public static string FieldId(ReportState outcome) => $"{outcome}-Days";

    public string TypedFor(RetentionView rule) =>
        Errors.Count > 0 && rule.Outcome == Outcome ? Days ?? "" : rule.Days.ToString(CultureInfo.InvariantCulture);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        int? days = int.TryParse(Days, NumberStyles.Integer, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        var outcome = await mediator.Send(new SetRetention(Outcome, days), cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect("~/desk/system/retention?saved=true");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals, $"{Outcome}-");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadRetention(), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        Rules = read.Value;
        return Page();
    }
}
