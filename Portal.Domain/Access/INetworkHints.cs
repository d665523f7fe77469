namespace Portal.Domain.Access;

/// <summary>
/// The neighbourhood of the network from which a request came, coarse (/24 or /56) and for the next moment only. It raises the cost
/// of a proof and serves nothing else; it cannot be printed, compared or serialized by accident.
/// </summary>
public sealed class NetworkHint
{
    private readonly byte[] _prefix;

    private NetworkHint(byte[] prefix) => _prefix = prefix;

    /// <summary>Nothing can be said: the address is a proxy's that nobody vouched for.</summary>
    public static NetworkHint Off { get; } = new([]);

    public bool IsOff => _prefix.Length == 0;

    /// <summary>For the counter that hashes it under a key of one hour.</summary>
    public ReadOnlySpan<byte> Prefix => _prefix;

    /// <summary><paramref name="prefix"/> is 3 bytes of an IPv4 or 7 bytes of an IPv6 address.</summary>
    public static NetworkHint Of(ReadOnlySpan<byte> prefix) => prefix.Length is 3 or 7
        ? new(prefix.ToArray())
        : throw new ArgumentException("A network hint is a /24 or a /56.", nameof(prefix));

    public override string ToString() => nameof(NetworkHint);
}

/// <summary>Gives the hint of the request that is being answered.</summary>
public interface INetworkHints
{
    NetworkHint Current { get; }
}
