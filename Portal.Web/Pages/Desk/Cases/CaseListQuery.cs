using System.Globalization;
using Portal.Domain.Reporting;

namespace Portal.Web.Pages.Desk.Cases;

/// <summary>The list's address: filter, order and page, so that a list can be kept as a bookmark and every link of it works without script.</summary>
internal sealed record CaseListQuery
{
    public string? District { get; init; }

    public Industry? Industry { get; init; }

    public string? Hazard { get; init; }

    public Urgency? Urgency { get; init; }

    public CaseStates State { get; init; }

    public string? Number { get; init; }

    public CaseOrder Sort { get; init; }

    public bool Desc { get; init; }

    /// <summary>The page, from 1.</summary>
    public int P { get; init; } = 1;

    public CaseFilter ToFilter() => new(District ?? "", Industry, Hazard ?? "", Urgency, State, Number?.Trim() ?? "", Sort, Desc);

    /// <summary>Whether anything but the order was chosen.</summary>
    public bool IsNarrowed => ToFilter() with { Order = CaseOrder.Due, Descending = false } != new CaseFilter();

    public string ToPage(int page) => (this with { P = page }).Write();

    /// <summary>The address for another order; the same order again turns it round.</summary>
    public string ToOrder(CaseOrder order) => (this with { Sort = order, Desc = order == Sort && !Desc, P = 1 }).Write();

    public string? AriaSort(CaseOrder order) => order == Sort ? Desc ? "descending" : "ascending" : null;

    /// <summary>Only what differs from the plain list is written.</summary>
    public string Write() => QueryString.Create(Parts().Where(p => !string.IsNullOrEmpty(p.Value))).ToUriComponent();

    private IEnumerable<KeyValuePair<string, string?>> Parts()
    {
        yield return new("district", District);
        yield return new("industry", Industry?.ToString());
        yield return new("hazard", Hazard);
        yield return new("urgency", Urgency?.ToString());
        yield return new("state", State == CaseStates.Open ? null : State.ToString());
        yield return new("number", Number);
        yield return new("sort", Sort == CaseOrder.Due ? null : Sort.ToString());
        yield return new("desc", Desc ? "true" : null);
        yield return new("p", P > 1 ? P.ToString(CultureInfo.InvariantCulture) : null);
    }
}
