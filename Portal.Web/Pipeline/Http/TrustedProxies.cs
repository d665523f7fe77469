using System.Net;

namespace Portal.Web.Pipeline.Http;

/// <summary>The proxies in front of this site, as its owner named them in CIDR form, and the header in which they write whom they serve.</summary>
internal sealed class TrustedProxies(IReadOnlyList<IPNetwork> networks, string header)
{
    public string Header => header;

    public static TrustedProxies From(IConfiguration configuration)
    {
        var networks = new List<IPNetwork>();
        foreach (var text in configuration.GetSection("Portal:TrustedProxies").Get<string[]>() ?? [])
        {
            networks.Add(IPNetwork.TryParse(text, out var network)
                ? network
                : throw new InvalidOperationException($"Portal:TrustedProxies holds '{text}', which is not a network such as 10.0.0.0/8."));
        }

        return new TrustedProxies(networks, configuration["Portal:TrustedProxyHeader"] ?? "X-Forwarded-For");
    }

    /// <summary>
    /// Whom a trusted proxy says it serves: from the right, the first hop that is not such a proxy; what stands left of it is the visitor's own word.
    /// </summary>
    public IPAddress? FirstOutside(string headerValue)
    {
        foreach (var hop in headerValue.Split(',').Reverse())
        {
            var address = Address(hop.Trim());
            if (address is null || !Trust(address))
            {
                return address;
            }
        }

        return null;
    }

    /// <summary>An IPv4 address that came through an IPv6 socket, as the IPv4 address that it is.</summary>
    public static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private static IPAddress? Address(string hop)
    {
        // RFC 7239 writes for="[2001:db8::1]:4711";proto=https
        var pair = Array.Find(hop.Split(';', StringSplitOptions.TrimEntries), part => part.StartsWith("for=", StringComparison.OrdinalIgnoreCase));
        var text = (pair is null ? hop : pair["for=".Length..]).Trim('"');
        return IPEndPoint.TryParse(text, out var endPoint) ? Plain(endPoint.Address) : null;
    }

    public bool Trust(IPAddress address) => networks.Any(network => network.Contains(address));
}
