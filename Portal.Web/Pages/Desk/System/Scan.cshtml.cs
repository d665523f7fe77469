using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Setup;

/// <summary>Whether the virus scanner answers, and roughly how often it did not.</summary>
internal sealed class ScanModel(IMediator mediator, SiteText words) : PageModel
{
    /// <summary>Smaller counts are not told, larger ones by steps of this: a count that moves by one tells when somebody sent a file.</summary>
    private const int Step = 5;

    public ScannerState Scanner { get; private set; } = null!;

    public string Roughly(int count) => count switch
    {
        0 => words["System.Scan.Never"],
        < Step => words["System.Scan.Few"],
        _ => words["System.Scan.Many", count - (count % Step)],
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadScanState(), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        Scanner = read.Value;
        return Page();
    }
}
