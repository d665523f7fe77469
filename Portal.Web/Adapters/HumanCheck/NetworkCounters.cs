using System.Security.Cryptography;
using Portal.Domain.Access;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// Counts by neighbourhood, in this node's memory only: the name of each is its HMAC under a random key that lives one hour, and key and
/// counts are forgotten together. Nothing of it is stored, logged or shared between nodes.
/// </summary>
internal sealed class NetworkCounters(TimeProvider time)
{
    public static readonly TimeSpan KeyLife = TimeSpan.FromHours(1);

    /// <summary>About 10 MB. Beyond it a new neighbourhood is not counted until the hour is over.</summary>
    private const int MaxNetworks = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, int> _counts = [];
    private byte[] _key = [];
    private DateTimeOffset _keyUntil;

    /// <summary>One more of this neighbourhood; how many it were in this hour. 0 when the counter is off.</summary>
    public int Count(NetworkHint network)
    {
        if (network.IsOff)
        {
            return 0;
        }

        lock (_gate)
        {
            Rotate();
            Span<byte> name = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(_key, network.Prefix, name);
            var short128 = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(name);
            if (!_counts.TryGetValue(short128, out var count) && _counts.Count >= MaxNetworks)
            {
                return 0;
            }

            count = Math.Min(count + 1, int.MaxValue - 1);
            _counts[short128] = count;
            return count;
        }
    }

    private void Rotate()
    {
        var now = time.GetUtcNow();
        if (now < _keyUntil)
        {
            return;
        }

        CryptographicOperations.ZeroMemory(_key);
        _key = RandomNumberGenerator.GetBytes(32);
        _keyUntil = now + KeyLife;
        _counts.Clear();
    }
}
