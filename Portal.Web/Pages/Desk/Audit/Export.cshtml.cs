using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Audit;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Audit;

/// <summary>The filtered audit log as a CSV file, an endpoint without layout. Codes stand beside their words, so that a program can read it too.</summary>
internal sealed class ExportModel(IMediator mediator, SiteText words) : PageModel
{
    private static readonly string[] Columns = ["Sequence", "At", "Staff", "Act", "ActCode", "Target", "Result", "ResultCode", "Hash"];

    [BindProperty(SupportsGet = true, Name = "")]
    public AuditQuery Query { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ExportAuditEntries(Query.ToFilter()), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? LocalRedirect("~/desk/audit" + Query.Write() + (Query.Write().Length > 0 ? "&" : "?") + "exportRefused=true");
        }

        var head = Columns.Select(column => words["Audit.Field." + column]);
        var rows = found.Value.Select(row => new[]
        {
            row.Sequence.ToString(CultureInfo.InvariantCulture), LogAddress.Time(row.At), row.StaffName, LogWords.Act(words, row.Act), row.Act, row.Target,
            LogWords.Result(words, row.Result), row.Result, row.Hash,
        });
        return new CsvResult(words["Audit.FileName"], [head, .. rows]);
    }
}
