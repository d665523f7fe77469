using System.Globalization;

namespace Portal.Domain.Publicity.Programme;

/// <summary>One row of a field that holds rows. A row that is too short has empty cells; what is beyond the last column is left out.</summary>
public sealed class RegisterRow
{
    private static readonly char[] Between = ['｜', '\t'];

    private readonly RegisterField _field;
    private readonly string[] _cells;

    public RegisterRow(RegisterField field, string line)
    {
        _field = field;
        var typed = line.Split(Between, StringSplitOptions.TrimEntries);
        IsTooLong = typed.Length > field.Cells.Count;
        _cells = [.. Enumerable.Range(0, field.Cells.Count).Select(at => at < typed.Length ? typed[at] : "")];
    }

    public IReadOnlyList<string> Cells => _cells;

    public string this[string cell]
    {
        get
        {
            for (var at = 0; at < _cells.Length; at++)
            {
                if (_field.Cells[at].Name == cell)
                {
                    return _cells[at];
                }
            }

            return "";
        }
    }

    /// <summary>Somebody parted one cell too many: the row does not say what it seems to.</summary>
    public bool IsTooLong { get; }

    /// <summary>Whether a day or a number stands where one must, or nothing at all.</summary>
    public bool IsReadable => !IsTooLong && _cells[0].Length > 0 && _field.Cells.Select((cell, at) => (cell.Kind, Text: _cells[at])).All(one => one.Text.Length == 0 || one.Kind switch
    {
        FieldKind.Day => FactText.Day(one.Text) is not null,
        FieldKind.Number => FactText.Number(one.Text) is not null,
        _ => true,
    });

    public DateOnly? Day(string cell) => FactText.Day(this[cell]);

    public decimal? Number(string cell) => FactText.Number(this[cell]);
}

/// <summary>What an item of a register says, field by field. Values are texts as they are stored; one that is not there reads as empty.</summary>
public sealed class RegisterFacts(ProgrammeRegister register, IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    private readonly Dictionary<string, IReadOnlyList<RegisterRow>> _rows = register.Fields.Where(f => f.Kind is FieldKind.Rows)
        .ToDictionary(f => f.Name, f => (IReadOnlyList<RegisterRow>)[.. Of(values, f.Name).Select(line => new RegisterRow(f, line))], StringComparer.Ordinal);

    public ProgrammeRegister Register => register;

    public bool Has(string field) => Of(values, field).Count > 0;

    public IReadOnlyList<string> Texts(string field) => Of(values, field);

    public string Text(string field) => Of(values, field) is [var first, ..] ? first : "";

    public DateOnly? Day(string field) => FactText.Day(Text(field));

    public DateTime? Moment(string field) => FactText.Moment(Text(field));

    public decimal? Number(string field) => FactText.Number(Text(field));

    public bool Truth(string field) => Text(field).Length > 0;

    public IReadOnlyList<RegisterRow> Rows(string field) => _rows.GetValueOrDefault(field) ?? [];

    /// <summary>The values under each place of the index, each once.</summary>
    public IEnumerable<(string Place, string Value)> Indexed()
    {
        foreach (var field in register.Fields)
        {
            if (field.Is(FieldUses.Filter) || field.Is(FieldUses.Search))
            {
                foreach (var text in Texts(field.Name).Distinct(StringComparer.Ordinal))
                {
                    yield return (field.Name, text);
                }
            }

            foreach (var cell in field.Cells.Where(cell => (cell.Uses & (FieldUses.Filter | FieldUses.Search)) != FieldUses.None))
            {
                foreach (var text in Rows(field.Name).Select(row => row[cell.Name]).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal))
                {
                    yield return (field.PlaceOf(cell), text);
                }
            }
        }
    }

    /// <summary>Rows that do not say what they seem to, by field and by number from 1.</summary>
    public IEnumerable<(string Field, int Row)> Unreadable() =>
        from field in register.Fields
        where field.Kind is FieldKind.Rows
        from at in Enumerable.Range(0, Rows(field.Name).Count)
        where !Rows(field.Name)[at].IsReadable
        select (field.Name, at + 1);

    private static IReadOnlyList<string> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> values, string field) => values.TryGetValue(field, out var found) ? found : [];
}

/// <summary>How days, moments and numbers stand as texts.</summary>
public static class FactText
{
    public const string DayForm = "yyyy-MM-dd";

    public static DateOnly? Day(string text) => DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Of(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateTime? Moment(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
