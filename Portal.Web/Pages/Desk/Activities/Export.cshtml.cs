using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Activities;

/// <summary>A year's figures as a workbook: by column, by district, by month, the goals, and the list. Nobody who signed up is in it. An endpoint without layout.</summary>
internal sealed class ExportModel(IMediator mediator, IWorkbook workbook, SiteText words) : PageModel
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ExportFigures(Year), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        var figures = read.Value.Figures;
        var columns = figures.ByColumn.Where(line => line.Key.Length > 0).ToDictionary(line => line.Key, line => line.Name, StringComparer.Ordinal);
        var districts = figures.ByDistrict.Where(line => line.Key.Length > 0).ToDictionary(line => line.Key, line => line.Name, StringComparer.Ordinal);
        var book = new MemoryStream();
        await workbook.WriteAsync(
            book,
            [
                Sheet("ByColumn", "Column", figures.ByColumn, figures.Total, NameOf),
                Sheet("ByDistrict", "District", figures.ByDistrict, figures.Total, NameOf),
                Sheet("ByMonth", "Month", figures.ByMonth, figures.Total, line => words["Publicity.Month", line.Name]),
                Targets(figures),
                List(figures, columns, districts),
            ],
            cancellationToken);
        book.Position = 0;
        return File(book, Type, words["Activities.Figures.FileName", figures.Year]);
    }

    private string NameOf(FigureLine line) => line.Name.Length > 0 ? line.Name : words["Activities.Figures.Other"];

    private WorkSheet Sheet(string name, string head, IReadOnlyList<FigureLine> lines, FigureLine total, Func<FigureLine, string> nameOf) => new(
        words["Activities.Figures.Sheet." + name],
        [words["Activities.Figures." + head], words["Activities.Figures.Activities"], words["Activities.Figures.Reached"], words["Activities.Figures.Places"]],
        [
            .. lines.Select(line => (IReadOnlyList<object>)[nameOf(line), line.Activities, line.Reached, line.Places]),
            [words["Activities.Figures.Sum"], total.Activities, total.Reached, total.Places],
        ]);

    private WorkSheet Targets(ActivityFigures figures) => new(
        words["Activities.Figures.Sheet.Targets"],
        [words["Activities.Figures.Column"], words["Activities.Target.Goal"], words["Activities.Target.Done"], words["Activities.Target.Percent"]],
        [.. figures.Targets.Select(goal => (IReadOnlyList<object>)[goal.Name.Length > 0 ? goal.Name : words[$"Activities.Target.{goal.Slug}.Name"], goal.Goal, goal.Done, goal.Percent])]);

    private WorkSheet List(ActivityFigures figures, Dictionary<string, string> columns, Dictionary<string, string> districts) => new(
        words["Activities.Figures.Sheet.List"],
        [
            words["Activities.Figures.Day"], words["Activities.Field.Activity"], words["Activities.Figures.Column"], words["Activities.Figures.District"], words["Activities.Figures.Street"],
            words["Activities.Figures.Reached"], words["Activities.Figures.Places"], words["Activities.Desk.State"],
        ],
        [
            .. figures.Held.Select(held => (IReadOnlyList<object>)
            [
                held.Begins.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), held.Title, columns.GetValueOrDefault(held.ColumnId, words["Activities.Figures.Other"]),
                districts.GetValueOrDefault(held.DistrictCode, words["Activities.Figures.Other"]), held.Street, held.Reached, held.Places,
                words[held.IsClosed ? "Activities.Desk.State.Closed" : "Activities.Desk.State.Owed"],
            ]),
        ]);
}
