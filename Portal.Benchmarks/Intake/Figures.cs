namespace Portal.Benchmarks.Intake;

/// <summary>Small sums over measured times.</summary>
internal static class Figures
{
    /// <param name="share">0.5 for the median, 0.95 for what 95 of 100 stay under.</param>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(sorted.Length * share))];
    }

    /// <summary>
    /// How often a value of the first is the larger, ties counting half: the area under the curve of the best classifier by one threshold. 0.5 means that
    /// no threshold tells the two apart better than a coin.
    /// </summary>
    public static double AreaUnderCurve(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var sum = 0.0;
        foreach (var one in first)
        {
            foreach (var other in second)
            {
                sum += one > other ? 1 : one < other ? 0 : 0.5;
            }
        }

        return sum / first.Count / second.Count;
    }
}
