using System.Globalization;
using Portal.Domain.Publicity;

namespace Portal.Web.Pages.Desk.Content;

/// <summary>The list's address: column, filters and page, so that every link of it works without script.</summary>
internal sealed record ContentListQuery
{
    public string? Column { get; init; }

    public string? Type { get; init; }

    public ContentStates State { get; init; }

    public string? Text { get; init; }

    public string? Author { get; init; }

    /// <summary>The page, from 1.</summary>
    public int P { get; init; } = 1;

    public bool IsNarrowed => ToFilter() with { Column = "" } != new ContentFilter();

    public ContentFilter ToFilter() => new(Column ?? "", Type ?? "", State, Text?.Trim() ?? "", Author?.Trim() ?? "");

    public string ToPage(int page) => (this with { P = page }).Write();

    public string ToColumn(string column) => (this with { Column = column, P = 1 }).Write();

    public string Write() => QueryString.Create(Parts().Where(p => !string.IsNullOrEmpty(p.Value))).ToUriComponent();

    private IEnumerable<KeyValuePair<string, string?>> Parts()
    {
        yield return new("column", Column);
        yield return new("type", Type);
        yield return new("state", State == ContentStates.All ? null : State.ToString());
        yield return new("text", Text);
        yield return new("author", Author);
        yield return new("p", P > 1 ? P.ToString(CultureInfo.InvariantCulture) : null);
    }
}
