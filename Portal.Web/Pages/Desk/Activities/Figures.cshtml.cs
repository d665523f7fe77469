using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Activities;

/// <summary>A year's figures for those who send them upwards: drawn, in tables, as a workbook.</summary>
internal sealed class FiguresModel(IMediator mediator, SiteText words) : PageModel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public FiguresView View { get; private set; } = null!;

    public ActivityFigures Figures => View.Figures;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ExportFigures(Year), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        View = read.Value;
        return Page();
    }

    /// <summary>One drawing's numbers, for the script that draws it.</summary>
    public string Series(IReadOnlyList<FigureLine> lines, Func<FigureLine, string> name) => JsonSerializer.Serialize(
        new
        {
            Names = lines.Select(name),
            Activities = lines.Select(line => line.Activities),
            Reached = lines.Select(line => line.Reached),
            ActivitiesName = words["Activities.Figures.Activities"],
            ReachedName = words["Activities.Figures.Reached"],
        },
        Json);
}
