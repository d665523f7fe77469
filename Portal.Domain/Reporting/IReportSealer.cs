using System.Security.Cryptography;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// What a sealed thing is bound to. It is authenticated with the ciphertext, so that nothing sealed for one report, field,
/// place or key epoch can be passed off as another.
/// </summary>
/// <param name="Subject">The report, attachment, draft or person that it belongs to.</param>
/// <param name="Field">What it is, in a few fixed ASCII words: "narrative", "message", "wrap/officer".</param>
public readonly record struct SealLabel(Guid Subject, string Field, long Sequence = 0, int Epoch = 0);

/// <summary>Sealed bytes are not what their label says, or were changed, cut or re-ordered.</summary>
public sealed class SealBrokenException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The two keys of one report. <see cref="Conversation"/> seals what reporter and officers share; <see cref="Desk"/> seals internal
/// notes and is never wrapped for the reporter, so it is null when the report was opened by its receipt. Wiped when disposed.
/// </summary>
public sealed class ReportKeys(byte[] conversation, byte[]? desk) : IDisposable
{
    public byte[] Conversation { get; } = conversation;

    public byte[]? Desk { get; } = desk;

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Conversation);
        CryptographicOperations.ZeroMemory(Desk);
    }
}

/// <summary>A fresh key pair; the private half is wiped when disposed.</summary>
public sealed class SealKeyPair(byte[] publicKey, byte[] privateKey) : IDisposable
{
    public byte[] PublicKey { get; } = publicKey;

    public byte[] PrivateKey { get; } = privateKey;

    public void Dispose() => CryptographicOperations.ZeroMemory(PrivateKey);
}

/// <summary>
/// Seals and opens. One implementation a suite; the suite's number is the first byte of everything sealed. Every opening method
/// throws <see cref="SealBrokenException"/> rather than hand out a byte that was not authenticated as complete.
/// </summary>
public interface IReportSealer
{
    byte Suite { get; }

    ReportKeys CreateKeys();

    SealKeyPair CreateKeyPair();

    IUnlockedKey Unlock(ReadOnlySpan<byte> privateKey);

    /// <summary>Seals a text under a 32-byte key, padded to 1, 4, 16 or 64 KiB (then multiples of 64) so that its length says little.</summary>
    byte[] Seal(ReadOnlySpan<byte> key, SealLabel label, ReadOnlySpan<byte> plain);

    byte[] Open(ReadOnlySpan<byte> key, SealLabel label, ReadOnlySpan<byte> sealedBytes);

    /// <summary>Seals a short secret (a wrap) for the holder of a private key, without padding.</summary>
    byte[] SealTo(ReadOnlySpan<byte> publicKey, SealLabel label, ReadOnlySpan<byte> secret);

    byte[] OpenWith(IUnlockedKey key, SealLabel label, ReadOnlySpan<byte> sealedBytes);

    /// <summary>
    /// A write-only stream that seals what is written into 64 KiB authenticated frames on <paramref name="destination"/>. Complete only after
    /// <see cref="SealingStream.FinishAsync"/>, which pads the length (PADMÉ, at most 12 %) and writes the final frame.
    /// </summary>
    SealingStream SealStream(Stream destination, ReadOnlySpan<byte> key, SealLabel label);

    /// <summary>
    /// Checks the whole blob (order, labels, final frame) while reading, and gives its first <paramref name="length"/> bytes (the rest is padding).
    /// Reading to the end of a cut or changed blob throws. <paramref name="source"/> is closed with the returned stream.
    /// </summary>
    Stream OpenStream(Stream source, ReadOnlySpan<byte> key, SealLabel label, long length);
}

/// <summary>The writing half of <see cref="IReportSealer.SealStream"/>. Disposing without finishing leaves an unreadable blob, on purpose.</summary>
public abstract class SealingStream : Stream
{
    /// <summary>Pads, writes the final frame, and tells how many plain bytes were written before padding.</summary>
    public abstract Task<long> FinishAsync(CancellationToken cancellationToken);
}
