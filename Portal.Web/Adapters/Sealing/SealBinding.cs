using System.Buffers.Binary;
using System.Text;
using NSec.Cryptography;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Sealing;

/// <summary>What a sub-key is for: a text, a wrap and a stream under the same key and label never share one.</summary>
internal enum SealPurpose
{
    Text,
    Wrap,
    Stream,
}

/// <summary>
/// The authenticated form of a label: suite (1) ‖ subject (16, big endian) ‖ length of the field (2) ‖ field ‖ sequence (8) ‖ epoch (4).
/// Every part has a fixed length or its length before it, so that no two labels read alike.
/// </summary>
internal static class SealBinding
{
    private const int LongestField = 255;

    public static byte[] Encode(byte suite, SealLabel label)
    {
        if (label.Field is not { Length: > 0 and <= LongestField } || !Ascii.IsValid(label.Field))
        {
            throw new ArgumentException("A seal's field is 1 to 255 ASCII characters.", nameof(label));
        }

        var bytes = new byte[1 + 16 + 2 + label.Field.Length + 8 + 4];
        var rest = bytes.AsSpan();
        rest[0] = suite;
        label.Subject.TryWriteBytes(rest[1..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(rest[17..], (ushort)label.Field.Length);
        Encoding.ASCII.GetBytes(label.Field, rest[19..]);
        BinaryPrimitives.WriteInt64BigEndian(rest[^12..], label.Sequence);
        BinaryPrimitives.WriteInt32BigEndian(rest[^4..], label.Epoch);
        return bytes;
    }

    /// <summary>The key that seals this one thing, in NSec's guarded memory.</summary>
    public static Key SubKey(ReadOnlySpan<byte> key, SealPurpose purpose, ReadOnlySpan<byte> binding)
    {
        RequireKey(key);
        return KeyDerivationAlgorithm.HkdfSha256.DeriveKey(key, [], Info(purpose, binding), AeadAlgorithm.XChaCha20Poly1305);
    }

    /// <summary>The same for the agreed secret of a wrap, salted with both public keys.</summary>
    public static Key SubKey(SharedSecret secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> binding) =>
        KeyDerivationAlgorithm.HkdfSha256.DeriveKey(secret, salt, Info(SealPurpose.Wrap, binding), AeadAlgorithm.XChaCha20Poly1305);

    /// <summary>The same as bytes, for the stream's native state; the caller wipes them.</summary>
    public static void SubKeyBytes(ReadOnlySpan<byte> key, ReadOnlySpan<byte> binding, Span<byte> subKey)
    {
        RequireKey(key);
        KeyDerivationAlgorithm.HkdfSha256.DeriveBytes(key, [], Info(SealPurpose.Stream, binding), subKey);
    }

    private static void RequireKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != NSecReportSealer.KeySize)
        {
            throw new ArgumentException("A sealing key has 32 bytes.", nameof(key));
        }
    }

    private static byte[] Info(SealPurpose purpose, ReadOnlySpan<byte> binding) => [.. purpose switch
    {
        SealPurpose.Text => "portal/seal/text/v1\0"u8,
        SealPurpose.Wrap => "portal/seal/wrap/v1\0"u8,
        SealPurpose.Stream => "portal/seal/stream/v1\0"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    }, .. binding];
}
