using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Cases;

/// <summary>The filtered list as a CSV file: plain fields only. An endpoint without layout.</summary>
internal sealed class ExportModel(IMediator mediator, SiteText words) : PageModel
{
    private static readonly string[] Columns = ["Number", "State", "Due", "Filed", "Accepted", "Closed", "District", "Industry", "Hazard", "Urgency", "Department"];

    [BindProperty(SupportsGet = true, Name = "")]
    public CaseListQuery Query { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ExportCases(Query.ToFilter()), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        var head = Columns.Select(column => words["Cases.Field." + column]);
        var rows = found.Value.Select(row => new[]
        {
            row.Number, words["Cases.State." + row.State], Day(row.DueOn), Day(row.FiledOn), Day(row.AcceptedOn), Day(row.ClosedOn), row.District,
            words["Report.Industry." + row.Industry], row.Hazard, words["Cases.Urgency." + row.Urgency], row.Department,
        });
        return new CsvResult(words["Cases.List.FileName"], [head, .. rows]);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
