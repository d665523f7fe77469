using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Inspection;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Inspection;

/// <summary>What the nightly self-inspection found, each finding with the place where it is mended.</summary>
internal sealed class IndexModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public FindingKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "mended")]
    public bool Mended { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    public InspectionView View { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>Where a finding is mended, or null where no page of the desk can.</summary>
    public static string? MendAt(FindingRow row) => row.Kind switch
    {
        _ when row.ItemId.Length == 0 => null,
        FindingKind.QuestionUnanswered or FindingKind.QuestionOverdue => $"~/desk/questions/{row.ItemId}",
        FindingKind.ColumnEmpty or FindingKind.ColumnStale => $"~/desk/content?column={row.ItemId}",
        _ when row.ItemId.StartsWith("column-", StringComparison.Ordinal) => $"~/desk/content?column={row.ItemId}",
        _ => $"~/desk/content/item/{row.ItemId}",
    };

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostLookAsync(CancellationToken cancellationToken) => DoAsync(new AskForInspection(), "look", cancellationToken);

    public Task<IActionResult> OnPostDigestAsync(CancellationToken cancellationToken) => DoAsync(new SaveDigestAddress(Address ?? ""), "digest", cancellationToken);

    public static string To(FindingKind? kind, bool mended, int page)
    {
        var query = kind is { } one ? QueryString.Create("kind", one.ToString()) : QueryString.Empty;
        query = mended ? query.Add("mended", "true") : query;
        return "~/desk/inspection" + (page > 1 ? query.Add("p", page.ToString(CultureInfo.InvariantCulture)) : query).ToUriComponent();
    }

    private async Task<IActionResult> DoAsync(IRequest<Outcome<Nothing>> act, string what, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(act, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect($"~/desk/inspection?done={what}");
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
        var found = await mediator.Send(new FindFindings(Kind, Mended, Number ?? 1), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        View = found.Value;
        Address ??= View.DigestTo;
        return Page();
    }
}
