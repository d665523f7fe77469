using System.Net;
using System.Net.Sockets;
using Portal.Domain.Access;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// Reads the neighbourhood from the socket, or from the header of a proxy that <c>Portal:TrustedProxies</c> names
/// (<c>Portal:TrustedProxyHeader</c>, by default X-Forwarded-For). A proxy that nobody named turns the counter off, or the whole city would
/// be one neighbourhood.
/// </summary>
internal sealed class NetworkHints(IHttpContextAccessor accessor, TrustedProxies proxies) : INetworkHints
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP"];

    public NetworkHint Current => accessor.HttpContext is { } context ? Of(context) : NetworkHint.Off;

    private NetworkHint Of(HttpContext context)
    {
#pragma warning disable RS0030 // one of the two places that may read the address: it leaves this method as a /24 or /56 only
        var peer = TrustedProxies.Plain(context.Connection.RemoteIpAddress);
#pragma warning restore RS0030
        if (peer is null)
        {
            return NetworkHint.Off;
        }

        var headers = context.Request.Headers;
        if (proxies.Trust(peer))
        {
            return Prefix(proxies.FirstOutside(headers[proxies.Header].ToString()));
        }

        // A visitor who writes such a header himself only turns his own counter off; the price of the whole site still holds.
        var forwarded = ProxyHeaders.Any(headers.ContainsKey) || headers.ContainsKey(proxies.Header);
        return forwarded || IPAddress.IsLoopback(peer) ? NetworkHint.Off : Prefix(peer);
    }

    private static NetworkHint Prefix(IPAddress? address) => address switch
    {
        null => NetworkHint.Off,
        _ when IPAddress.IsLoopback(address) => NetworkHint.Off,
        { AddressFamily: AddressFamily.InterNetwork } => NetworkHint.Of(address.GetAddressBytes().AsSpan(0, 3)),
        _ => NetworkHint.Of(address.GetAddressBytes().AsSpan(0, 7)),
    };
}
