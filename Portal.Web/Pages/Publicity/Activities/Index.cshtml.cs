using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Pages.Publicity.Activities;

/// <summary>The activities: a month, what is coming, and what was held.</summary>
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    private const string MonthForm = "yyyy-MM";

    /// <summary>As in <c>2026-12</c>; anything else is this month.</summary>
    [BindProperty(SupportsGet = true, Name = "m")]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true, Name = "column")]
    public string? Column { get; set; }

    [BindProperty(SupportsGet = true, Name = "district")]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public ActivityCalendar View { get; private set; } = null!;

    public bool IsNarrowed => View.Column.Length + View.District.Length > 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        DateOnly? month = DateOnly.TryParseExact(Month, MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;
        View = (await mediator.Send(new ReadActivityCalendar(new CalendarFilter(month?.Year, month?.Month, Column ?? "", District ?? "", Number ?? 1)), cancellationToken)).Value;
    }

    public string ToMonth(DateOnly first) => Address(first, View.Column, View.District, 1);

    public string ToColumn(string slug) => Address(View.First, slug, View.District, 1);

    public string ToDistrict(string code) => Address(View.First, View.Column, code, 1);

    public string ToPage(int page) => Address(View.First, View.Column, View.District, page) + "#past";

    private string Address(DateOnly first, string column, string district, int page)
    {
        var query = QueryString.Empty;
        query = first == View.First && string.IsNullOrEmpty(Month) ? query : query.Add("m", first.ToString(MonthForm, CultureInfo.InvariantCulture));
        query = column.Length == 0 ? query : query.Add("column", column);
        query = district.Length == 0 ? query : query.Add("district", district);
        query = page <= 1 ? query : query.Add("p", page.ToString(CultureInfo.InvariantCulture));
        return Request.PathBase.Add("/activities").ToUriComponent() + query.ToUriComponent();
    }
}
