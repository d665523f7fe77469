using System.Globalization;
using System.Text;

namespace Portal.Domain.Kernel;

/// <summary>
/// Crockford's base32: digits and capital letters without I, L, O and U, made to be read aloud and copied by hand. What people type is cleaned
/// first: case, spaces, line breaks, full-width characters, dashes and any Chinese or Western punctuation do not matter; O is 0, I and L are 1.
/// </summary>
public static class Crockford
{
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Drops separators and folds look-alikes. False when a character remains that no such code contains.</summary>
    /// <param name="symbols">Characters of <see cref="Alphabet"/> only; empty when false.</param>
    public static bool TryClean(ReadOnlySpan<char> typed, out string symbols)
    {
        var clean = new StringBuilder(typed.Length);
        symbols = string.Empty;
        foreach (var character in typed)
        {
            var folded = Fold(character);
            if (Alphabet.Contains(folded, StringComparison.Ordinal))
            {
                clean.Append(folded);
            }
            else if (!IsSeparator(character))
            {
                return false;
            }
        }

        symbols = clean.ToString();
        return true;
    }

    /// <summary>The value 0 to 31 of a character of <see cref="Alphabet"/>.</summary>
    public static int ValueOf(char symbol)
    {
        var value = Alphabet.IndexOf(symbol, StringComparison.Ordinal);
        return value >= 0 ? value : throw new ArgumentException("Not a base32 character.", nameof(symbol));
    }

    /// <summary>Most significant bit first; the last character is filled up with zero bits.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(((bytes.Length * 8) + 4) / 5);
        int pending = 0, bits = 0;
        foreach (var value in bytes)
        {
            pending = (pending << 8) | value;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(pending >> (bits - 5)) & 31]);
            }

            pending &= (1 << bits) - 1;
        }

        return (bits > 0 ? text.Append(Alphabet[(pending << (5 - bits)) & 31]) : text).ToString();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote from characters of <see cref="Alphabet"/>; spare bits are dropped.</summary>
    public static byte[] Decode(ReadOnlySpan<char> symbols)
    {
        var bytes = new byte[symbols.Length * 5 / 8];
        int pending = 0, bits = 0, at = 0;
        foreach (var symbol in symbols)
        {
            pending = (pending << 5) | ValueOf(symbol);
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(pending >> bits);
                pending &= (1 << bits) - 1;
            }
        }

        return bytes;
    }

    private static char Fold(char character)
    {
        // Chinese input methods in full-width mode type U+FF01 to U+FF5E for ASCII.
        var half = character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character;
        return char.IsAsciiLetterLower(half) ? Fold((char)(half - 32)) : half switch { 'O' => '0', 'I' or 'L' => '1', _ => half };
    }

    private static bool IsSeparator(char character) => char.IsPunctuation(character) || char.IsWhiteSpace(character)
        || character is '\u30FC' or '\uFF70' or '\u2500' or '\u2501' // long-vowel and box-drawing strokes, typed for a dash
        || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol;
}
