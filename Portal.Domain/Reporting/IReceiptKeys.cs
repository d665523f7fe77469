using System.Security.Cryptography;

namespace Portal.Domain.Reporting;

/// <summary>
/// What a receipt opens. <see cref="Tag"/> finds the report (already keyed with the site's pepper, fit to be stored), <see cref="Wrap"/>
/// opens the reporter's private key, <see cref="ClaimCode"/> is the 13-character identity code (身份代码) of an anonymous reward.
/// </summary>
public sealed class ReceiptKeys(byte[] tag, byte[] wrap, string claimCode) : IDisposable
{
    public byte[] Tag { get; } = tag;

    public byte[] Wrap { get; } = wrap;

    public string ClaimCode { get; } = claimCode;

    public void Dispose() => CryptographicOperations.ZeroMemory(Wrap);
}

/// <summary>Too many key derivations wait already: answer 503 with Retry-After, never a longer queue.</summary>
public sealed class KeyDerivationBusyException() : Exception("Too many key derivations are waiting.");

/// <summary>Argon2id over a receipt, bounded: as many runs at a time as there are cores, at most 32 waiting.</summary>
public interface IReceiptKeys
{
    /// <exception cref="KeyDerivationBusyException">The queue is full.</exception>
    Task<ReceiptKeys> DeriveAsync(Receipt receipt, CancellationToken cancellationToken);
}

/// <summary>Signs that ciphertext with this fingerprint was filed on this day under this number.</summary>
public interface IFilingSigner
{
    /// <summary>The portal's Ed25519 public key, 32 bytes.</summary>
    byte[] PublicKey { get; }

    byte[] Sign(FilingCertificate certificate);

    bool Verify(FilingCertificate certificate, ReadOnlySpan<byte> signature);
}

/// <summary>Proves the day of filing without giving access to anything. Names the random report id, never a number that officers give later.</summary>
/// <param name="Commitment">SHA-256 of the sealed content as stored.</param>
public sealed record FilingCertificate(Guid ReportId, DateOnly FiledOn, byte[] Commitment);
