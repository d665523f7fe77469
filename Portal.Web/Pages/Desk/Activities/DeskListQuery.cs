using System.Globalization;
using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Pages.Desk.Activities;

/// <summary>The list's address: filters and page, so that every link of it works without script.</summary>
internal sealed record DeskListQuery
{
    public ActivityTimes When { get; init; } = ActivityTimes.Coming;

    public string? Column { get; init; }

    public string? District { get; init; }

    public string? Text { get; init; }

    /// <summary>The page, from 1.</summary>
    public int P { get; init; } = 1;

    public bool IsNarrowed => !string.IsNullOrEmpty(Column) || !string.IsNullOrEmpty(District) || !string.IsNullOrWhiteSpace(Text);

    public DeskActivityFilter ToFilter() => new(Enum.IsDefined(When) ? When : ActivityTimes.Coming, Column ?? "", District ?? "", Text?.Trim() ?? "");

    public string ToPage(int page) => (this with { P = page }).Write();

    public string ToTime(ActivityTimes when) => (this with { When = when, P = 1 }).Write();

    public string Write() => QueryString.Create(Parts().Where(part => !string.IsNullOrEmpty(part.Value))).ToUriComponent();

    private IEnumerable<KeyValuePair<string, string?>> Parts()
    {
        yield return new("when", When == ActivityTimes.Coming ? null : When.ToString());
        yield return new("column", Column);
        yield return new("district", District);
        yield return new("text", Text);
        yield return new("p", P > 1 ? P.ToString(CultureInfo.InvariantCulture) : null);
    }
}
