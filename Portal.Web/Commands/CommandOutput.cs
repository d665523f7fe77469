namespace Portal.Web.Commands;

/// <summary>
/// The console, for people: no log goes through it, and nothing but the commands writes to it. What it prints of passwords and shares stands nowhere
/// else.
/// </summary>
internal sealed class CommandOutput(TextWriter writer)
{
    private const int Gap = 2;

    public static CommandOutput OfConsole() => new(Console.Out);

    public void Line(string text = "") => writer.Write(text + Environment.NewLine);

    /// <summary>Columns side by side. A Chinese character is two columns wide on a terminal.</summary>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows.Max(row => row.Count)).Select(column => rows.Max(row => column < row.Count ? WidthOf(row[column]) : 0)).ToArray();
        foreach (var row in rows)
        {
            Line("  " + string.Concat(row.Select((cell, column) => cell + new string(' ', widths[column] - WidthOf(cell) + Gap))).TrimEnd());
        }
    }

    private static int WidthOf(string text) => text.Sum(c => c < '\u1100' ? 1 : 2);
}
