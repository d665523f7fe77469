namespace Portal.Domain.Publicity.Programme;

/// <summary>Adds the monthly figures of a control target up.</summary>
public static class TargetFigures
{
    /// <param name="district">Empty or unknown: the whole city.</param>
    /// <param name="industry">Empty or unknown: all of them.</param>
    public static FiguresView Of(RegisterItem target, int year, IReadOnlyList<int> years, string district = "", string industry = "")
    {
        var all = target.Facts.Rows("Figures").Where(row => row.IsReadable).ToList();
        var (districts, industries) = (Names(all, "District"), Names(all, "Industry"));
        district = districts.Contains(district, StringComparer.Ordinal) ? district : "";
        industry = industries.Contains(industry, StringComparer.Ordinal) ? industry : "";
        var narrowed = all.Where(row => (district.Length == 0 || row["District"] == district) && (industry.Length == 0 || row["Industry"] == industry)).ToList();
        var isWhole = district.Length + industry.Length == 0;
        var before = isWhole ? target.Facts.Rows("LastYear").Where(row => row.IsReadable).ToLookup(row => row["Month"], StringComparer.Ordinal) : null;

        // A month that nobody has reported is not a month without accidents: it is left out. Within the narrowed figures, a reported month may well have none.
        var months = Names(all, "Month").Order(StringComparer.Ordinal).Select(month => Sum(month, [.. narrowed.Where(row => row["Month"] == month)], before?[month].FirstOrDefault())).ToList();
        var total = new TargetFigure("", months.Sum(m => m.Accidents), months.Sum(m => m.Deaths), Before(months.Select(m => m.AccidentsBefore)), Before(months.Select(m => m.DeathsBefore)), "");
        return new FiguresView(
            target, year, years, district, districts, industry, industries, months,
            [.. districts.Where(name => district.Length == 0 || name == district).Select(name => Sum(name, [.. narrowed.Where(row => row["District"] == name)], null))],
            [.. industries.Where(name => industry.Length == 0 || name == industry).Select(name => Sum(name, [.. narrowed.Where(row => row["Industry"] == name)], null))],
            total,
            !isWhole);
    }

    private static int? Before(IEnumerable<int?> months) => months.ToList() is { Count: > 0 } known && known.TrueForAll(one => one is not null) ? known.Sum() : null;

    private static List<string> Names(IEnumerable<RegisterRow> rows, string cell) => [.. rows.Select(row => row[cell]).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    private static TargetFigure Sum(string name, IReadOnlyList<RegisterRow> rows, RegisterRow? before) => new(
        name,
        (int)rows.Sum(row => row.Number("Accidents") ?? 0),
        (int)rows.Sum(row => row.Number("Deaths") ?? 0),
        before is null ? null : (int)(before.Number("Accidents") ?? 0),
        before is null ? null : (int)(before.Number("Deaths") ?? 0),
        string.Join("、", rows.Select(row => row["Mark"]).Where(mark => mark.Length > 0).Distinct(StringComparer.Ordinal)));
}
