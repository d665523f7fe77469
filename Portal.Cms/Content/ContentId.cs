using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Cms.Content;

/// <summary>
/// Orchard's content ids: 26 characters of a 32-symbol alphabet without i, l, o and u, made of the 128 bits of a random (version 4) GUID. An id that comes
/// from outside is any text of 1 to 26 characters: sites hold ids that were written by hand.
/// </summary>
public static class ContentId
{
    /// <summary>The longest id, and the length of every one made here.</summary>
    public const int Length = 26;

    private const int Half = 13;
    private const int BitsPerSymbol = 5;
    private const string Symbols = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New() => Of(Guid.NewGuid());

    public static bool IsUsable([NotNullWhen(true)] string? id) => id is { Length: > 0 and <= Length } && !id.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    /// <summary>Two halves of 64 bits, each 13 symbols, most significant first; the sign bit of a half is carried into its first symbol, as Orchard does it.</summary>
    internal static string Of(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes);
        Span<char> id = stackalloc char[Length];
        Write(id[..Half], BinaryPrimitives.ReadInt64LittleEndian(bytes));
        Write(id[Half..], BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]));
        return new string(id);
    }

    private static void Write(Span<char> place, long half)
    {
        for (var i = 0; i < Half; i++)
        {
            place[i] = Symbols[(int)((half >> (BitsPerSymbol * (Half - 1 - i))) & 31)];
        }
    }
}
