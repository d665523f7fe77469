using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// libsodium's crypto_secretstream_xchacha20poly1305, which NSec ships but does not offer: frames that open only in their order, with a mark
/// on the last one. The state lies pinned, so that no copy of it stays behind, and is wiped when disposed.
/// </summary>
internal sealed partial class SecretStream : IDisposable
{
    public const int HeaderSize = 24;
    public const int Overhead = 17;
    private const byte TagMessage = 0;
    private const byte TagFinal = 3;

    private readonly byte[] _state;

    static SecretStream()
    {
        if (Initialize() < 0)
        {
            throw new CryptographicException("libsodium did not start.");
        }
    }

    private SecretStream() => _state = GC.AllocateArray<byte>((int)StateSize(), pinned: true);

    /// <summary>Starts sealing and writes the random header that the reader needs.</summary>
    public static SecretStream ForSealing(ReadOnlySpan<byte> key, Span<byte> header)
    {
        RequireSizes(key, header);
        var stream = new SecretStream();
        return InitPush(stream._state, header, key) == 0 ? stream : throw new CryptographicException("The stream did not start.");
    }

    /// <summary>Starts opening; a wrong header shows at the first frame only.</summary>
    public static SecretStream ForOpening(ReadOnlySpan<byte> key, ReadOnlySpan<byte> header)
    {
        RequireSizes(key, header);
        var stream = new SecretStream();
        return InitPull(stream._state, header, key) == 0 ? stream : throw new CryptographicException("The stream did not start.");
    }

    /// <summary>Seals one frame; <paramref name="frame"/> is <see cref="Overhead"/> bytes longer than <paramref name="plain"/>.</summary>
    public void Push(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> binding, bool final, Span<byte> frame)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(frame.Length, plain.Length + Overhead, nameof(frame));
        var code = Push(
            _state, frame, out _, plain, (ulong)plain.Length, binding, (ulong)binding.Length, final ? TagFinal : TagMessage);
        if (code != 0)
        {
            throw new CryptographicException("A frame could not be sealed.");
        }
    }

    /// <summary>Opens the next frame. False when it is not that: changed, out of order, or bound to something else.</summary>
    public bool TryPull(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> binding, Span<byte> plain, out bool final)
    {
        final = false;
        if (frame.Length < Overhead || plain.Length < frame.Length - Overhead)
        {
            return false;
        }

        var code = Pull(_state, plain, out _, out var tag, frame, (ulong)frame.Length, binding, (ulong)binding.Length);
        final = tag == TagFinal;
        return code == 0 && tag is TagMessage or TagFinal;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_state);

    private static void RequireSizes(ReadOnlySpan<byte> key, ReadOnlySpan<byte> header)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, NSecReportSealer.KeySize, nameof(key));
        ArgumentOutOfRangeException.ThrowIfNotEqual(header.Length, HeaderSize, nameof(header));
    }

    [LibraryImport("libsodium", EntryPoint = "sodium_init")]
    private static partial int Initialize();

    [LibraryImport("libsodium", EntryPoint = "crypto_secretstream_xchacha20poly1305_statebytes")]
    private static partial nuint StateSize();

    [LibraryImport("libsodium", EntryPoint = "crypto_secretstream_xchacha20poly1305_init_push")]
    private static partial int InitPush(Span<byte> state, Span<byte> header, ReadOnlySpan<byte> key);

    [LibraryImport("libsodium", EntryPoint = "crypto_secretstream_xchacha20poly1305_init_pull")]
    private static partial int InitPull(Span<byte> state, ReadOnlySpan<byte> header, ReadOnlySpan<byte> key);

    [LibraryImport("libsodium", EntryPoint = "crypto_secretstream_xchacha20poly1305_push")]
    private static partial int Push(
        Span<byte> state,
        Span<byte> frame,
        out ulong frameLength,
        ReadOnlySpan<byte> plain,
        ulong plainLength,
        ReadOnlySpan<byte> binding,
        ulong bindingLength,
        byte tag);

    [LibraryImport("libsodium", EntryPoint = "crypto_secretstream_xchacha20poly1305_pull")]
    private static partial int Pull(
        Span<byte> state,
        Span<byte> plain,
        out ulong plainLength,
        out byte tag,
        ReadOnlySpan<byte> frame,
        ulong frameLength,
        ReadOnlySpan<byte> binding,
        ulong bindingLength);
}
