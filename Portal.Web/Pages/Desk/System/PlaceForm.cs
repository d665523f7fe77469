using System.Globalization;
using Portal.Domain.Reporting;

namespace Portal.Web.Pages.Desk.Setup;

/// <summary>The page of districts and that of hazard kinds: a list, and a form that adds one or changes the chosen one.</summary>
/// <param name="Kind">The part of the texts' keys that tells the two pages apart.</param>
internal sealed record PlaceForm(string Kind, string Path)
{
    public IReadOnlyList<PlaceRow> Rows { get; init; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public bool Saved { get; init; }

    public bool IsNew { get; init; } = true;

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string EnglishName { get; init; } = "";

    public string Order { get; init; } = "";

    public bool IsActive { get; init; } = true;

    /// <summary>The form filled with the row of this code, or an empty one.</summary>
    public PlaceForm Choose(string? code) => Rows.SingleOrDefault(r => r.Code == code) is { } row
        ? this with { IsNew = false, Code = row.Code, Name = row.Name, EnglishName = row.EnglishName, Order = row.Order.ToString(CultureInfo.InvariantCulture), IsActive = row.IsActive }
        : this with { Order = (Rows.Select(r => r.Order).DefaultIfEmpty(0).Max() + 1).ToString(CultureInfo.InvariantCulture) };
}

/// <summary>What the form posts.</summary>
internal sealed record PlaceInput
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? EnglishName { get; init; }

    public string? Order { get; init; }

    public bool IsActive { get; init; }

    public bool IsNew { get; init; }

    /// <summary>The place in the list; -1, which the rules refuse, when it is no number.</summary>
    public int Position => int.TryParse(Order, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : -1;

    public PlaceForm Keep(PlaceForm form) =>
        form with { IsNew = IsNew, Code = Code ?? "", Name = Name ?? "", EnglishName = EnglishName ?? "", Order = Order ?? "", IsActive = IsActive };
}
