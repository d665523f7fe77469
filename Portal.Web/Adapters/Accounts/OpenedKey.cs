using System.Security.Cryptography;

namespace Portal.Web.Adapters.Accounts;

/// <summary>A private key in the clear for the moment in which it changes its wrap. Wiped when disposed.</summary>
internal sealed class OpenedKey(Guid id, byte[] privateKey) : IDisposable
{
    private const int IdSize = 16;
    private const int KeySize = 32;

    public Guid Id { get; } = id;

    public byte[] PrivateKey { get; } = privateKey;

    public static byte[] Write(IReadOnlyList<OpenedKey> keys)
    {
        var bytes = GC.AllocateArray<byte>(keys.Count * (IdSize + KeySize), pinned: true);
        for (var i = 0; i < keys.Count; i++)
        {
            var place = bytes.AsSpan(i * (IdSize + KeySize));
            keys[i].Id.TryWriteBytes(place);
            keys[i].PrivateKey.CopyTo(place[IdSize..]);
        }

        return bytes;
    }

    public static IReadOnlyList<OpenedKey> Read(ReadOnlySpan<byte> bytes)
    {
        var keys = new List<OpenedKey>();
        for (; bytes.Length >= IdSize + KeySize; bytes = bytes[(IdSize + KeySize)..])
        {
            var key = GC.AllocateArray<byte>(KeySize, pinned: true);
            bytes.Slice(IdSize, KeySize).CopyTo(key);
            keys.Add(new OpenedKey(new Guid(bytes[..IdSize]), key));
        }

        return keys;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(PrivateKey);
}
