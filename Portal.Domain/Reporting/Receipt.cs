using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// A reporter's only key to the report: 24 Crockford base32 characters, 23 random ones (115 bits) and a check character over GF(32) that
/// finds every single wrong character and every swap of neighbours. Shown once, never stored.
/// </summary>
public sealed record Receipt
{
    private const int Random = 23;
    private const int Digits = 35;

    /// <summary>Nobody types more; a longer text is refused before it is looked at.</summary>
    private const int LongestInput = 1000;

    private Receipt(string characters) => Characters = characters;

    /// <summary>The 24 characters without any separator.</summary>
    public string Characters { get; }

    /// <summary>Six groups of four, as they are shown and read aloud.</summary>
    public IReadOnlyList<string> Groups => InFours(Characters);

    public static Receipt Create()
    {
        var values = new int[Random];
        for (var i = 0; i < Random; i++)
        {
            values[i] = RandomNumberGenerator.GetInt32(32);
        }

        return Of(values);
    }

    /// <summary>
    /// Reads what a person typed: the 24 characters or the 36 digits, in any case, width and grouping. No receipt that fails here was ever issued.
    /// </summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out Receipt? receipt, out ReceiptFault fault)
    {
        receipt = null;
        if (string.IsNullOrWhiteSpace(typed))
        {
            fault = ReceiptFault.Empty;
            return false;
        }

        if (typed.Length > LongestInput)
        {
            fault = ReceiptFault.WrongLength;
            return false;
        }

        if (!Crockford.TryClean(typed, out var symbols))
        {
            fault = ReceiptFault.ForeignCharacter;
            return false;
        }

        (receipt, fault) = symbols.Length switch
        {
            0 => (null, ReceiptFault.Empty),
            Random + 1 => OfCharacters(symbols),
            Digits + 1 when symbols.All(char.IsAsciiDigit) => OfDigits(symbols),
            _ => (null, ReceiptFault.WrongLength),
        };
        return receipt is not null;
    }

    /// <summary>The same receipt in 36 digits (the last one a check digit) for a telephone's keys; <see cref="TryParse"/> reads it too.</summary>
    public string ToDigits()
    {
        var number = BigInteger.Zero;
        foreach (var symbol in Characters.AsSpan(0, Random))
        {
            number = (number << 5) + Crockford.ValueOf(symbol);
        }

        var digits = number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
        return digits + (char)('0' + ReceiptCheck.DigitFor(digits));
    }

    /// <summary><see cref="ToDigits"/> in nine groups of four.</summary>
    public IReadOnlyList<string> ToDigitGroups() => InFours(ToDigits());

    /// <summary>Whether a typed group is the given one, with the same tolerance as a whole receipt.</summary>
    public static bool SameGroup(string typed, string group) =>
        typed.Length <= 40 && Crockford.TryClean(typed, out var symbols) && string.Equals(symbols, group, StringComparison.Ordinal);

    /// <summary>Nothing of a receipt may reach a log by accident.</summary>
    public override string ToString() => "(receipt)";

    private static Receipt Of(int[] values) => new(string.Create(Random + 1, values, (text, from) =>
    {
        for (var i = 0; i < Random; i++)
        {
            text[i] = Crockford.Alphabet[from[i]];
        }

        text[Random] = Crockford.Alphabet[ReceiptCheck.SymbolFor(from)];
    }));

    private static (Receipt? Receipt, ReceiptFault Fault) OfCharacters(string symbols)
    {
        var receipt = Of([.. symbols.Take(Random).Select(Crockford.ValueOf)]);
        return string.Equals(receipt.Characters, symbols, StringComparison.Ordinal)
            ? (receipt, ReceiptFault.None)
            : (null, ReceiptFault.CheckFails);
    }

    private static (Receipt? Receipt, ReceiptFault Fault) OfDigits(string digits)
    {
        var number = BigInteger.Parse(digits.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture);
        if (ReceiptCheck.DigitFor(digits) != 0 || number >= BigInteger.One << (5 * Random))
        {
            return (null, ReceiptFault.CheckFails);
        }

        var values = new int[Random];
        for (var i = Random - 1; i >= 0; i--)
        {
            values[i] = (int)(number & 31);
            number >>= 5;
        }

        return (Of(values), ReceiptFault.None);
    }

    private static string[] InFours(string text) => [.. text.Chunk(4).Select(group => new string(group))];
}
