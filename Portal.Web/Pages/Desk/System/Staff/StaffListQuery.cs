using System.Globalization;
using Portal.Domain.Access;

namespace Portal.Web.Pages.Desk.Setup.Staff;

/// <summary>The staff list's address: filter and page, so that every link of it works without script.</summary>
internal sealed record StaffListQuery
{
    public string? Text { get; init; }

    public StaffStanding Standing { get; init; }

    public Guid? Department { get; init; }

    /// <summary>The page, from 1.</summary>
    public int P { get; init; } = 1;

    public bool IsNarrowed => this with { P = 1 } != new StaffListQuery();

    public FindStaff ToRequest() => new(Text ?? "", Standing, Department, P);

    public string ToPage(int page) => (this with { P = page }).Write();

    private string Write() => QueryString.Create(Parts().Where(p => !string.IsNullOrEmpty(p.Value))).ToUriComponent();

    private IEnumerable<KeyValuePair<string, string?>> Parts()
    {
        yield return new("text", Text);
        yield return new("standing", Standing == StaffStanding.Present ? null : Standing.ToString());
        yield return new("department", Department?.ToString());
        yield return new("p", P > 1 ? P.ToString(CultureInfo.InvariantCulture) : null);
    }
}
