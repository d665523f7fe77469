using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Reading;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Reading;

/// <summary>How much each column was read in a month, and what was read most.</summary>
internal sealed class IndexModel(IMediator mediator, SiteText words) : PageModel
{
    private const string MonthFormat = "yyyy-MM";
    private const int AllItems = 100_000;

    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Month { get; set; }

    public ReadingView View { get; private set; } = null!;

    public static string Name(DateOnly month) => month.ToString(MonthFormat, CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadReading(Chosen()), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        View = read.Value;
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadReading(Chosen(), AllItems), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        var view = read.Value;
        var names = view.Columns.ToDictionary(c => c.ColumnId, c => c.Name);
        IEnumerable<string>[] rows =
        [
            [words["Reading.Column"], words["Reading.Item"], words["Reading.Address"], words["Reading.Count"]],
            .. view.Items.Select(item => (IEnumerable<string>)[names.GetValueOrDefault(item.Line.ColumnId, ""), item.Line.Title, "/" + item.Line.Path, item.Count.ToString(CultureInfo.InvariantCulture)]),
        ];
        return new CsvResult(words["Reading.File", Name(view.Month)], rows);
    }

    private DateOnly? Chosen() => DateOnly.TryParseExact(Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
