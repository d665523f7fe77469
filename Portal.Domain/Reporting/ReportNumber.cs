namespace Portal.Domain.Reporting;

/// <summary>
/// The number people use for a report: nine characters, the first 45 bits of its random id, so it tells neither order nor day, and a list
/// sorted by id is sorted by number.
/// </summary>
public static class ReportNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 9;
    private const int Spare = 3;

    public static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        ulong bits = 0;
        foreach (var part in bytes[..6])
        {
            bits = (bits << 8) | part;
        }

        bits >>= Spare;
        Span<char> text = stackalloc char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }

        return $"{text[..3]}-{text[3..6]}-{text[6..]}";
    }

    /// <summary>The ids whose numbers begin with what somebody typed, or null when no number can begin so. Nothing typed means every id.</summary>
    public static (Guid First, Guid Last)? StartingWith(string typed)
    {
        ulong first = 0;
        var characters = 0;
        foreach (var c in typed.ToUpperInvariant().Where(c => c != '-' && !char.IsWhiteSpace(c)))
        {
            // The usual slips of Crockford's alphabet: O is read as 0, I and L as 1.
            var value = Alphabet.IndexOf(c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }, StringComparison.Ordinal);
            if (value < 0 || ++characters > Length)
            {
                return null;
            }

            first = (first << 5) | (uint)value;
        }

        var open = ((Length - characters) * 5) + Spare;
        first <<= open;
        return (IdOf(first, 0), IdOf(first | ((1UL << open) - 1), 0xFF));
    }

    private static Guid IdOf(ulong bits, byte filler)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Fill(filler);
        for (var i = 5; i >= 0; i--)
        {
            bytes[i] = (byte)(bits & 0xFF);
            bits >>= 8;
        }

        return new Guid(bytes, bigEndian: true);
    }
}
