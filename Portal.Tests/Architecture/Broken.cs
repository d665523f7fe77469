namespace Portal.Tests.Architecture;

/// <summary>Says every place where a rule is broken, one a line.</summary>
public static class Broken
{
    public static void Nowhere(IEnumerable<string?> places)
    {
        var all = places.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"Broken in {all.Count} places:\n{string.Join('\n', all)}");
    }
}
