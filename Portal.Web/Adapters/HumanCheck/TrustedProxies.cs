using System.Net;

namespace Portal.Web.Adapters.HumanCheck;

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

    public bool Trust(IPAddress address) => networks.Any(network => network.Contains(address));
}
