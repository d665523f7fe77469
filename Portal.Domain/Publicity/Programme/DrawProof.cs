using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Publicity.Programme;

/// <summary>
/// A draw that anybody can repeat: each name is hashed together with a seed that nobody could choose, and the smallest hashes are drawn. Who has the seed and the list
/// comes to the same names; who changes one name changes the hash of the list, which was published before.
/// </summary>
public static class DrawProof
{
    /// <summary>SHA-256 of the names in their published order, one a line.</summary>
    public static string ListHash(IEnumerable<string> names) => Hex(string.Join('\n', names));

    /// <summary>The names that are drawn, in the order of their hashes.</summary>
    public static IReadOnlyList<string> Pick(string seed, IEnumerable<string> names, int count) =>
        [.. names.Distinct(StringComparer.Ordinal).Select(name => (Name: name, Hash: Hex($"{seed}\n{name}"))).OrderBy(one => one.Hash, StringComparer.Ordinal).Take(count).Select(one => one.Name)];

    /// <summary>Checks what was published of a draw; null where list or seed are not there to check.</summary>
    public static DrawCheck? Check(RegisterFacts draw)
    {
        var (names, seed) = (draw.Texts("Candidates"), draw.Text("Seed"));
        if (names.Count == 0 || seed.Length == 0)
        {
            return null;
        }

        var drawn = draw.Rows("Objects").Select(row => row["Firm"]).ToHashSet(StringComparer.Ordinal);
        var pool = draw.Texts("InspectorPool");
        var inspectors = draw.Texts("Inspectors");
        return new DrawCheck(
            string.Equals(ListHash(names), draw.Text("ListHash"), StringComparison.OrdinalIgnoreCase),
            drawn.SetEquals(Pick(seed, names, drawn.Count)),
            pool.Count == 0 ? null : inspectors.ToHashSet(StringComparer.Ordinal).SetEquals(Pick(seed, pool, inspectors.Count)));
    }

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Whether a draw is what it says.</summary>
/// <param name="SameInspectors">Null where the pool was not published.</param>
public sealed record DrawCheck(bool SameList, bool SameObjects, bool? SameInspectors)
{
    public bool IsSound => SameList && SameObjects && SameInspectors is not false;
}
