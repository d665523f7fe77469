using NSec.Cryptography;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Sealing;

/// <summary>An X25519 private key in NSec's guarded memory, from where it cannot be exported.</summary>
internal sealed class UnlockedKey(Key key) : IUnlockedKey
{
    public Key Key { get; } = key;

    public byte[] PublicKey { get; } = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);

    public void Dispose() => Key.Dispose();
}
