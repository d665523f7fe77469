using System.Numerics;

namespace Portal.Web.Adapters.Sealing;

/// <summary>How long things look: texts fill buckets, files grow to PADMÉ lengths.</summary>
internal static class LengthHiding
{
    private const byte Mark = 0x80;
    private const int Kibi = 1024;

    /// <summary>No text of a report comes near it; it keeps arithmetic in range.</summary>
    public const int LongestText = 64 * Kibi * Kibi;

    /// <summary>The text, the mark 0x80, then zeros up to the bucket (ISO/IEC 7816-4, as <c>sodium_pad</c>): unambiguous for every length, 0 too.</summary>
    public static int BucketFor(int textLength)
    {
        var needed = textLength + 1;
        return needed switch
        {
            <= Kibi => Kibi,
            <= 4 * Kibi => 4 * Kibi,
            <= 16 * Kibi => 16 * Kibi,
            _ => (needed + (64 * Kibi) - 1) / (64 * Kibi) * (64 * Kibi),
        };
    }

    public static bool IsBucket(int length) => length > 0 && BucketFor(length - 1) == length;

    /// <summary>Pads in place: <paramref name="bucket"/> begins with the text and is zero behind it.</summary>
    public static void MarkEnd(Span<byte> bucket, int textLength) => bucket[textLength] = Mark;

    /// <summary>The length of the text in an authenticated bucket, or -1 if no such text was ever padded to it.</summary>
    public static int TextLength(ReadOnlySpan<byte> bucket)
    {
        var mark = bucket.LastIndexOfAnyExcept((byte)0);
        return mark >= 0 && bucket[mark] == Mark && BucketFor(mark) == bucket.Length ? mark : -1;
    }

    /// <summary>
    /// PADMÉ (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019): keeps only the leading
    /// bits of a length, costs at most 12 %, and leaves O(log log n) bits of it visible.
    /// </summary>
    public static long Padme(long length)
    {
        if (length < 2)
        {
            return length;
        }

        var exponent = BitOperations.Log2((ulong)length);
        var kept = BitOperations.Log2((uint)exponent) + 1;
        var mask = (1L << (exponent - kept)) - 1;
        return (length + mask) & ~mask;
    }
}
