namespace Portal.Tests.Web.Nightly;

/// <summary>
/// Spearman's rank correlation. Check 22 asks for |ρ| &lt; 0.1. Of n values in random order ρ has a standard deviation of 1/√(n-1); with <see cref="Enough"/> values 0.1 is
/// five of them, so that a night which levels rightly fails by chance in fewer than one of a million runs (with 500 it would in one of forty).
/// </summary>
internal static class Correlation
{
    public const int Enough = 2520;

    public const double Bound = 0.1;

    /// <param name="places">The place of each thing, in the order in which the things came in; places differ.</param>
    public static double WithArrival<T>(IReadOnlyList<T> places)
    {
        var n = (double)places.Count;
        var rank = new int[places.Count];
        foreach (var (arrival, place) in Enumerable.Range(0, places.Count).OrderBy(i => places[i]).Select((arrival, place) => (arrival, place)))
        {
            rank[arrival] = place;
        }

        var squares = rank.Select((place, arrival) => Math.Pow(place - arrival, 2)).Sum();
        return 1 - (6 * squares / (n * ((n * n) - 1)));
    }
}
