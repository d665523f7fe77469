using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Activities;

/// <summary>An activity that was held, as the figures count it.</summary>
/// <param name="Path">Empty where it has no page.</param>
/// <param name="Places">How many enterprises, villages, communities, schools or households it went to; none before it is closed.</param>
/// <param name="IsClosed">Counted and written up; until then what the announcement says stands for it.</param>
public sealed record HeldActivity(string ItemId, string Title, string Path, string ColumnId, string DistrictCode, string Street, DateTime BeginsUtc, int Reached, int Places, bool IsClosed)
{
    public DateTime Begins => BeginsUtc.InCity();
}

/// <summary>One line of a table: activities, people reached, places gone to.</summary>
/// <param name="Key">The column's id, the district's code, the month, the street; empty for whatever has none.</param>
/// <param name="Name">Empty where the key is.</param>
public sealed record FigureLine(string Key, string Name, int Activities, int Reached, int Places);

/// <summary>How far a year's goal has come.</summary>
public sealed record TargetLine(string Slug, string Name, int Goal, int Done)
{
    public int Percent => Goal == 0 ? 100 : (int)Math.Min(100, 100L * Done / Goal);

    public bool IsReached => Done >= Goal;
}

/// <summary>
/// A year's figures as a bureau sends them upwards. Every held activity is in exactly one line of each table, whatever column or district it names, so that each table adds up
/// to the same total.
/// </summary>
public sealed record ActivityFigures(
    int Year, FigureLine Total, IReadOnlyList<FigureLine> ByColumn, IReadOnlyList<FigureLine> ByDistrict, IReadOnlyList<FigureLine> ByMonth, IReadOnlyList<FigureLine> ByStreet,
    IReadOnlyList<TargetLine> Targets, IReadOnlyList<HeldActivity> Held)
{
    private const int Months = 12;

    /// <param name="held">Of any year.</param>
    /// <param name="columns">Those that every table shows, held activities or not; ids and names in their order.</param>
    public static ActivityFigures Of(
        int year, IEnumerable<HeldActivity> held, IReadOnlyList<PublicColumn> columns, IReadOnlyList<CityPlace> districts, IReadOnlyDictionary<string, int> goals)
    {
        var ofYear = held.Where(activity => activity.Begins.Year == year).OrderBy(activity => activity.BeginsUtc).ThenBy(activity => activity.ItemId, StringComparer.Ordinal).ToList();
        var places = columns.Where(column => column.IsPlace).ToList();
        var byColumn = Lines(ofYear, activity => activity.ColumnId, [.. places.Select(c => (c.Id, c.Name))], [.. columns.Where(c => !c.IsPlace).Select(c => (c.Id, c.Name))]);
        return new ActivityFigures(
            year,
            Sum("", "", ofYear),
            byColumn,
            Lines(ofYear, activity => activity.DistrictCode, [.. districts.Select(d => (d.Code, d.Name))], []),
            [.. Enumerable.Range(1, Months).Select(month => Sum(Invariant(month), Invariant(month), [.. ofYear.Where(activity => activity.Begins.Month == month)]))],
            [
                .. ofYear.Where(activity => activity.Street.Length > 0).GroupBy(activity => (activity.DistrictCode, activity.Street))
                    .Select(g => Sum(g.Key.DistrictCode, g.Key.Street, [.. g])).OrderByDescending(line => line.Activities).ThenBy(line => line.Name, StringComparer.Ordinal),
            ],
            [
                .. PublicColumn.Places.Select(slug => (Slug: slug, Column: places.Find(c => c.Slug == slug)))
                    .Select(place => new TargetLine(place.Slug, place.Column?.Name ?? "", goals.GetValueOrDefault(place.Slug), byColumn.FirstOrDefault(line => line.Key.Length > 0 && line.Key == place.Column?.Id)?.Places ?? 0)),
            ],
            ofYear);
    }

    /// <summary>The month in which most people were reached; null in a year without any.</summary>
    public FigureLine? Best => Total.Reached == 0 ? null : ByMonth.MaxBy(month => month.Reached);

    /// <summary>A line for each that is always shown, one for each other that has something, and one for all that is in neither list.</summary>
    private static List<FigureLine> Lines(
        IReadOnlyList<HeldActivity> held, Func<HeldActivity, string> keyOf, IReadOnlyList<(string Key, string Name)> always, IReadOnlyList<(string Key, string Name)> ifAny)
    {
        var groups = held.ToLookup(keyOf, StringComparer.Ordinal);
        var lines = always.Select(line => Sum(line.Key, line.Name, [.. groups[line.Key]])).ToList();
        lines.AddRange(ifAny.Where(line => groups.Contains(line.Key)).Select(line => Sum(line.Key, line.Name, [.. groups[line.Key]])));
        var named = lines.Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        var rest = held.Where(activity => !named.Contains(keyOf(activity))).ToList();
        if (rest.Count > 0)
        {
            lines.Add(Sum("", "", rest));
        }

        return lines;
    }

    private static FigureLine Sum(string key, string name, IReadOnlyCollection<HeldActivity> held) =>
        new(key, name, held.Count, held.Sum(activity => activity.Reached), held.Sum(activity => activity.Places));

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
