using System.Security.Cryptography;
using NSec.Cryptography;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// Suite 1: libsodium through NSec. Texts and wraps are XChaCha20-Poly1305, wraps agree on X25519, files are libsodium's secretstream; each
/// sealed thing has a sub-key of its own by HKDF-SHA256, and its label authenticated beside it. Formats: docs/sealing-format.md.
/// </summary>
internal sealed class NSecReportSealer : IReportSealer
{
    public const byte SuiteNumber = 1;
    public const int KeySize = 32;
    private const int NonceSize = 24;
    private const int TagSize = 16;
    private const int TextOverhead = 1 + NonceSize + TagSize;
    private const int WrapOverhead = 1 + KeySize + TagSize;
    private const int LongestSecret = 64 * 1024;

    private static readonly AeadAlgorithm _aead = AeadAlgorithm.XChaCha20Poly1305;
    private static readonly KeyAgreementAlgorithm _agreement = KeyAgreementAlgorithm.X25519;

    public byte Suite => SuiteNumber;

    public ReportKeys CreateKeys() => new(FreshKey(), FreshKey());

    public SealKeyPair CreateKeyPair()
    {
        using var key = Key.Create(_agreement, new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        var privateKey = GC.AllocateArray<byte>(KeySize, pinned: true);
        return key.TryExport(KeyBlobFormat.RawPrivateKey, privateKey, out _)
            ? new(key.PublicKey.Export(KeyBlobFormat.RawPublicKey), privateKey)
            : throw new CryptographicException("A fresh private key could not be read.");
    }

    public IUnlockedKey Unlock(ReadOnlySpan<byte> privateKey) =>
        Key.TryImport(_agreement, privateKey, KeyBlobFormat.RawPrivateKey, out var key) && key is not null
            ? new UnlockedKey(key)
            : throw new ArgumentException("A private key has 32 bytes.", nameof(privateKey));

    public byte[] Seal(ReadOnlySpan<byte> key, SealLabel label, ReadOnlySpan<byte> plain)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plain.Length, LengthHiding.LongestText, nameof(plain));
        var binding = SealBinding.Encode(Suite, label);
        using var subKey = SealBinding.SubKey(key, SealPurpose.Text, binding);
        var bucket = GC.AllocateArray<byte>(LengthHiding.BucketFor(plain.Length), pinned: true);
        try
        {
            plain.CopyTo(bucket);
            LengthHiding.MarkEnd(bucket, plain.Length);
            var bytes = new byte[bucket.Length + TextOverhead];
            bytes[0] = Suite;
            var nonce = bytes.AsSpan(1, NonceSize);
            RandomNumberGenerator.Fill(nonce);
            _aead.Encrypt(subKey, nonce, binding, bucket, bytes.AsSpan(1 + NonceSize));
            return bytes;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bucket);
        }
    }

    public byte[] Open(ReadOnlySpan<byte> key, SealLabel label, ReadOnlySpan<byte> sealedBytes)
    {
        var binding = SealBinding.Encode(Suite, label);
        using var subKey = SealBinding.SubKey(key, SealPurpose.Text, binding);
        var size = sealedBytes.Length - TextOverhead;
        if (!LengthHiding.IsBucket(size) || sealedBytes[0] != Suite)
        {
            throw new SealBrokenException("This is not a text sealed with this suite.");
        }

        var bucket = GC.AllocateUninitializedArray<byte>(size, pinned: true);
        try
        {
            if (!_aead.Decrypt(subKey, sealedBytes.Slice(1, NonceSize), binding, sealedBytes[(1 + NonceSize)..], bucket))
            {
                throw new SealBrokenException("A sealed text is changed, or is not what its label says.");
            }

            var length = LengthHiding.TextLength(bucket);
            return length >= 0 ? bucket[..length] : throw new SealBrokenException("A sealed text is not padded as it should be.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bucket);
        }
    }

    public byte[] SealTo(ReadOnlySpan<byte> publicKey, SealLabel label, ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(secret.Length, LongestSecret, nameof(secret));
        var binding = SealBinding.Encode(Suite, label);
        if (!PublicKey.TryImport(_agreement, publicKey, KeyBlobFormat.RawPublicKey, out var recipient) || recipient is null)
        {
            throw new ArgumentException("A public key has 32 bytes.", nameof(publicKey));
        }

        using var ephemeral = Key.Create(_agreement);
        using var shared = _agreement.Agree(ephemeral, recipient)
            ?? throw new ArgumentException("This public key agrees on no secret.", nameof(publicKey));
        var bytes = new byte[WrapOverhead + secret.Length];
        bytes[0] = Suite;
        ephemeral.PublicKey.Export(KeyBlobFormat.RawPublicKey).CopyTo(bytes, 1);
        using var subKey = SealBinding.SubKey(shared, [.. bytes.AsSpan(1, KeySize), .. publicKey], binding);

        // The sub-key is used for this one message, so that its nonce may be constant.
        Span<byte> nonce = stackalloc byte[NonceSize];
        nonce.Clear();
        _aead.Encrypt(subKey, nonce, binding, secret, bytes.AsSpan(1 + KeySize));
        return bytes;
    }

    public byte[] OpenWith(IUnlockedKey key, SealLabel label, ReadOnlySpan<byte> sealedBytes)
    {
        var unlocked = key as UnlockedKey ?? throw new ArgumentException("This key belongs to another suite.", nameof(key));
        var binding = SealBinding.Encode(Suite, label);
        var size = sealedBytes.Length - WrapOverhead;
        if (size is < 0 or > LongestSecret || sealedBytes[0] != Suite)
        {
            throw new SealBrokenException("This is not a secret sealed with this suite.");
        }

        var sender = sealedBytes.Slice(1, KeySize);
        if (!PublicKey.TryImport(_agreement, sender, KeyBlobFormat.RawPublicKey, out var ephemeral) || ephemeral is null)
        {
            throw new SealBrokenException("A sealed secret carries no public key.");
        }

        using var shared = _agreement.Agree(unlocked.Key, ephemeral)
            ?? throw new SealBrokenException("A sealed secret carries a public key that agrees on none.");
        using var subKey = SealBinding.SubKey(shared, [.. sender, .. unlocked.PublicKey], binding);
        Span<byte> nonce = stackalloc byte[NonceSize];
        nonce.Clear();
        var secret = GC.AllocateArray<byte>(size, pinned: true);
        return _aead.Decrypt(subKey, nonce, binding, sealedBytes[(1 + KeySize)..], secret)
            ? secret
            : throw new SealBrokenException("A sealed secret is changed, or is not for this key.");
    }

    public SealingStream SealStream(Stream destination, ReadOnlySpan<byte> key, SealLabel label)
    {
        var binding = SealBinding.Encode(Suite, label);
        Span<byte> subKey = stackalloc byte[KeySize];
        try
        {
            SealBinding.SubKeyBytes(key, binding, subKey);
            return new SecretStreamWriter(destination, Suite, subKey, binding);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(subKey);
        }
    }

    public Stream OpenStream(Stream source, ReadOnlySpan<byte> key, SealLabel label, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var binding = SealBinding.Encode(Suite, label);
        var subKey = GC.AllocateArray<byte>(KeySize, pinned: true);
        SealBinding.SubKeyBytes(key, binding, subKey);
        return new SecretStreamReader(source, Suite, subKey, binding, length);
    }

    /// <summary>Pinned, so that the collector leaves no copy behind when it is wiped.</summary>
    private static byte[] FreshKey()
    {
        var key = GC.AllocateArray<byte>(KeySize, pinned: true);
        RandomNumberGenerator.Fill(key);
        return key;
    }
}
