using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Publicity.Quizzes;

/// <summary>
/// A draw that anybody can compute again with any tool that knows SHA-256. Numbers are sorted by their characters; the place of the k-th winner among those that are left
/// is the first eight bytes of SHA-256(seed ‖ newline ‖ hash of the list ‖ newline ‖ k), modulo how many are left.
/// </summary>
public static class ProvableDraw
{
    private const int SeedBytes = 32;

    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes));

    /// <summary>What is shown before: the hash of the seed's characters.</summary>
    public static string Commit(string seed) => Hash(seed);

    public static IReadOnlyList<string> Sorted(IEnumerable<string> numbers) => [.. numbers.Order(StringComparer.Ordinal)];

    /// <summary>The hash of the sorted numbers, a line each.</summary>
    public static string HashOf(IReadOnlyList<string> sorted) => Hash(string.Join('\n', sorted));

    /// <param name="sorted">As <see cref="Sorted"/> gives them.</param>
    public static IReadOnlyList<string> Draw(string seed, IReadOnlyList<string> sorted, int winners)
    {
        var listHash = HashOf(sorted);
        var left = sorted.ToList();
        var drawn = new List<string>();
        for (var k = 1; k <= winners && left.Count > 0; k++)
        {
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{listHash}\n{k}")));
            var at = (int)(BinaryPrimitives.ReadUInt64BigEndian(digest) % (ulong)left.Count);
            drawn.Add(left[at]);
            left.RemoveAt(at);
        }

        return drawn;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
