namespace Portal.Domain.Reporting;

/// <summary>The two check rules of a receipt: over GF(32) for its 24 characters, Damm's for its rendering in digits.</summary>
internal static class ReceiptCheck
{
    /// <summary>H. M. Damm's quasigroup of order 10: totally anti-symmetric, so that single errors and neighbour swaps change the result.</summary>
    private static readonly byte[] _damm =
    [
        0, 3, 1, 7, 5, 9, 8, 6, 4, 2,
        7, 0, 9, 2, 1, 5, 4, 8, 6, 3,
        4, 2, 0, 6, 8, 7, 1, 3, 5, 9,
        1, 7, 5, 0, 9, 8, 3, 4, 2, 6,
        6, 1, 2, 3, 0, 4, 5, 9, 7, 8,
        3, 6, 7, 4, 2, 0, 9, 5, 8, 1,
        5, 8, 6, 9, 7, 2, 0, 1, 3, 4,
        8, 9, 4, 5, 3, 6, 2, 0, 1, 7,
        9, 4, 3, 8, 6, 1, 7, 2, 0, 5,
        2, 5, 8, 1, 4, 3, 6, 7, 9, 0,
    ];

    /// <summary>
    /// The last character's value, for which the sum of all values, each times its own power of the generator, is zero. The powers of 31
    /// places are distinct and never zero: one wrong value, or two exchanged, always leave a sum that is not.
    /// </summary>
    public static int SymbolFor(ReadOnlySpan<int> values)
    {
        // Horner's rule gives place k the weight x^(n-k); the check character has weight x^0.
        var sum = 0;
        foreach (var value in values)
        {
            sum = TimesX(sum ^ value);
        }

        return sum;
    }

    /// <summary>0 to 9; the digits followed by their check digit give 0.</summary>
    public static int DigitFor(ReadOnlySpan<char> digits)
    {
        var state = 0;
        foreach (var digit in digits)
        {
            state = _damm[(state * 10) + (digit - '0')];
        }

        return state;
    }

    /// <summary>Multiplies by x in GF(2)[x] / (x^5 + x^2 + 1), whose x generates all 31 non-zero elements.</summary>
    private static int TimesX(int value) => (value & 16) == 0 ? value << 1 : (value << 1) ^ 0b100101;
}
