using System.Buffers.Binary;
using System.Security.Cryptography;
using NSec.Cryptography;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// Ed25519 over <c>portal/filing-certificate/v1</c> ‖ 0 ‖ report id (16, big endian) ‖ day (4: days since 0001-01-01, big endian) ‖ commitment (32):
/// fixed lengths behind a name of their own, so that no other signed thing can be read as a certificate.
/// </summary>
internal sealed class FilingSigner : IFilingSigner, IDisposable
{
    private const int CommitmentSize = 32;
    private readonly Key _key;

    public FilingSigner(IInstanceSecrets secrets)
    {
        var seed = secrets.Derive(InstanceLabel.FilingSignature, 32);
        _key = Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
        CryptographicOperations.ZeroMemory(seed);
        PublicKey = _key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    public byte[] PublicKey { get; }

    public byte[] Sign(FilingCertificate certificate) => certificate.Commitment.Length == CommitmentSize
        ? SignatureAlgorithm.Ed25519.Sign(_key, Encode(certificate))
        : throw new ArgumentException("A commitment is a SHA-256.", nameof(certificate));

    public bool Verify(FilingCertificate certificate, ReadOnlySpan<byte> signature) =>
        certificate.Commitment.Length == CommitmentSize
        && signature.Length == SignatureAlgorithm.Ed25519.SignatureSize
        && SignatureAlgorithm.Ed25519.Verify(_key.PublicKey, Encode(certificate), signature);

    public void Dispose() => _key.Dispose();

    private static byte[] Encode(FilingCertificate certificate)
    {
        Span<byte> day = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(day, certificate.FiledOn.DayNumber);
        return [.. "portal/filing-certificate/v1\0"u8, .. certificate.ReportId.ToByteArray(bigEndian: true), .. day, .. certificate.Commitment];
    }
}
