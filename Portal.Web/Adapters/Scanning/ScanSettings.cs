using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Web.Adapters.Scanning;

/// <summary>
/// The section <c>Portal:Scan</c>. <c>Clamd</c> is the daemon's socket, a path (<c>/run/portal/clamd.sock</c>) or <c>host:port</c>; without it nothing is
/// scanned, and officers read so. The limits are seconds: a scanner that hangs holds an upload up once, and refuses nothing.
/// </summary>
internal sealed record ScanSettings(EndPoint Clamd, TimeSpan Connect, TimeSpan Write, TimeSpan Verdict)
{
    private const string Section = "Portal:Scan";

    /// <returns>Null when no scanner is configured.</returns>
    /// <exception cref="InvalidOperationException">A setting cannot be read; the message names it.</exception>
    public static ScanSettings? From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return section["Clamd"] is { Length: > 0 } given
            ? new ScanSettings(
                EndPointOf(given), Seconds(section, "ConnectSeconds", 2), Seconds(section, "WriteSeconds", 10), Seconds(section, "VerdictSeconds", 60))
            : null;
    }

    private static EndPoint EndPointOf(string given)
    {
        if (given.StartsWith('/'))
        {
            return new UnixDomainSocketEndPoint(given);
        }

        var colon = given.LastIndexOf(':');
        return colon > 0 && int.TryParse(given.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? new DnsEndPoint(given[..colon].Trim('[', ']'), port)
            : throw new InvalidOperationException($"{Section}:Clamd is neither an absolute path of a socket nor host:port.");
    }

    private static TimeSpan Seconds(IConfiguration section, string name, int otherwise)
    {
        var seconds = section.GetValue(name, otherwise);
        return seconds is > 0 and <= 600 ? TimeSpan.FromSeconds(seconds) : throw new InvalidOperationException($"{Section}:{name} may be 1 to 600 seconds.");
    }
}
