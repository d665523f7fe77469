using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance;

/// <summary>The table of differences in <c>docs/recipes.md</c>: what is not in it fails, and a row that explains nothing any more fails too.</summary>
internal sealed class KnownDifferences
{
    private const string Heading = "## Differences from Orchard's export";

    private readonly List<Row> _rows;

    private KnownDifferences(List<Row> rows) => _rows = rows;

    public static KnownDifferences Read()
    {
        var lines = File.ReadAllLines(Repository.Folder("docs", "recipes.md")).SkipWhile(l => l != Heading).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal));
        return new([.. lines.Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Row(Pattern(cells[1].Trim('`')), Pattern(cells[2].Trim('`')), cells[1] + cells[2]))]);
    }

    public bool Explain(string file, string place)
    {
        var row = _rows.Find(r => r.File.IsMatch(file) && r.Place.IsMatch(place));
        if (row is null)
        {
            return false;
        }

        row.Used = true;
        return true;
    }

    public IEnumerable<string> Unused() => _rows.Where(r => !r.Used).Select(r => r.Text);

    private static Regex Pattern(string text) =>
        new("^" + Regex.Escape(text).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private sealed record Row(Regex File, Regex Place, string Text)
    {
        public bool Used { get; set; }
    }
}
