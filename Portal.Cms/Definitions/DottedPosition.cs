using System.Globalization;

namespace Portal.Cms.Definitions;

/// <summary>Orchard's positions: numbers between dots, compared one by one, so that 2.10 comes after 2.9; none at all comes first.</summary>
internal static class DottedPosition
{
    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

    private static int Compare(string? left, string? right)
    {
        var (mine, theirs) = (Steps(left), Steps(right));
        for (var i = 0; i < Math.Max(mine.Length, theirs.Length); i++)
        {
            var order = mine.ElementAtOrDefault(i).CompareTo(theirs.ElementAtOrDefault(i));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int[] Steps(string? position) =>
        [.. (position ?? "").Split('.').Select(step => step switch
        {
            "before" => int.MinValue,
            "after" => int.MaxValue,
            _ => int.TryParse(step, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0,
        })];
}
