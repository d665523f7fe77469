using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Access;
using Portal.Web.Adapters.HumanCheck;
using Portal.Web.Pipeline.Http;

namespace Portal.Tests.Web.HumanCheck;

public class PriceTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ProofPrice _price;
    private readonly NetworkCounters _networks;

    public PriceTests()
    {
        _networks = new NetworkCounters(_clock);
        _price = new ProofPrice(_networks, _clock);
    }

    private static NetworkHint Network(byte last) => NetworkHint.Of([192, 0, last]);

    /// <summary>So slowly that the site as a whole stays calm.</summary>
    private int AskSlowly(NetworkHint network, int times)
    {
        var cost = 0;
        for (var i = 0; i < times; i++)
        {
            cost = _price.For(network);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        return cost;
    }

    [Fact]
    public void A_calm_site_asks_the_base_price() => Assert.Equal(ProofPrice.Base, AskSlowly(NetworkHint.Off, ProofPrice.CalmPerMinute * 3));

    [Fact]
    public void A_busy_minute_raises_the_price_for_all_and_two_calm_ones_lower_it()
    {
        for (var i = 0; i < ProofPrice.CalmPerMinute; i++)
        {
            Assert.Equal(ProofPrice.Base, _price.For(NetworkHint.Off));
        }

        Assert.Equal(ProofPrice.Base * 2, _price.For(NetworkHint.Off));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ProofPrice.Base * 2, _price.For(Network(1)));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(ProofPrice.Base, _price.For(NetworkHint.Off));
    }

    [Fact]
    public void A_flood_meets_a_ceiling_and_never_a_refusal()
    {
        var cost = 0;
        for (var i = 0; i < 20_000; i++)
        {
            cost = _price.For(Network(1));
        }

        Assert.Equal(ProofPrice.Ceiling, cost);
    }

    [Fact]
    public void One_neighbourhood_pays_for_its_own_and_no_other_does()
    {
        Assert.Equal(ProofPrice.Base, AskSlowly(Network(1), ProofPrice.CalmPerNetwork));
        Assert.Equal(ProofPrice.Base * 2, AskSlowly(Network(1), 1));
        Assert.Equal(ProofPrice.Base, AskSlowly(Network(2), 1));
        Assert.Equal(ProofPrice.Base * 4, AskSlowly(Network(1), ProofPrice.CalmPerNetwork));
    }

    [Fact]
    public void Counts_and_key_are_forgotten_after_an_hour()
    {
        Assert.Equal(1, _networks.Count(Network(1)));
        Assert.Equal(2, _networks.Count(Network(1)));
        _clock.Advance(NetworkCounters.KeyLife);
        Assert.Equal(1, _networks.Count(Network(1)));
    }

    [Fact]
    public void What_is_off_is_not_counted() => Assert.Equal(0, _networks.Count(NetworkHint.Off));
}

public class NetworkHintsTests
{
    private static string Read(string? peer, string? trusted = null, string? headerName = null, params (string Name, string Value)[] headers)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:TrustedProxies:0"] = trusted,
            ["Portal:TrustedProxyHeader"] = headerName,
        }.Where(pair => pair.Value is not null)).Build();
        var context = new DefaultHttpContext();
#pragma warning disable RS0030 // the test plays the socket
        context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
#pragma warning restore RS0030
        foreach (var (name, value) in headers)
        {
            context.Request.Headers.Append(name, value);
        }

        var hint = new NetworkHints(new HttpContextAccessor { HttpContext = context }, TrustedProxies.From(configuration)).Current;
        return hint.IsOff ? "off" : Convert.ToHexString(hint.Prefix);
    }

    [Theory]
    [InlineData("203.0.113.5", "CB0071")]
    [InlineData("203.0.113.200", "CB0071")]
    [InlineData("203.0.114.5", "CB0072")]
    [InlineData("::ffff:203.0.113.5", "CB0071")]
    [InlineData("2001:db8:1:2ff::1", "20010DB8000102")]
    [InlineData("2001:db8:1:201::1", "20010DB8000102")]
    [InlineData("2001:db8:1:3ff::1", "20010DB8000103")]
    [InlineData("127.0.0.1", "off")]
    [InlineData("::1", "off")]
    [InlineData(null, "off")]
    public void The_socket_gives_a_neighbourhood_and_nothing_finer(string? peer, string expected) => Assert.Equal(expected, Read(peer));

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    public void A_proxy_that_nobody_trusts_turns_the_counter_off(string header)
    {
        Assert.Equal("off", Read("203.0.113.5", headers: (header, "198.51.100.1")));
        Assert.Equal("off", Read("203.0.113.5", "10.0.0.0/8", headers: (header, "198.51.100.1")));
    }

    [Theory]
    [InlineData("198.51.100.1", "C63364")]
    [InlineData("192.0.2.77, 198.51.100.1", "C63364")]
    [InlineData("192.0.2.77, 198.51.100.1, 10.1.2.3", "C63364")]
    [InlineData("198.51.100.1:4711", "C63364")]
    [InlineData("[2001:db8:1:2::1]:4711", "20010DB8000100")]
    [InlineData("192.0.2.77, unknown", "off")]
    [InlineData("10.1.2.3, 10.1.2.4", "off")]
    [InlineData("", "off")]
    public void A_trusted_proxy_tells_the_last_hop_that_is_not_ours(string value, string expected) =>
        Assert.Equal(expected, Read("10.0.0.1", "10.0.0.0/8", headers: ("X-Forwarded-For", value)));

    [Fact]
    public void A_trusted_proxy_that_tells_nothing_turns_the_counter_off() => Assert.Equal("off", Read("10.0.0.1", "10.0.0.0/8"));

    [Fact]
    public void The_header_can_be_the_standard_one() =>
        Assert.Equal("20010DB8000100", Read("10.0.0.1", "10.0.0.0/8", "Forwarded", ("Forwarded", "for=192.0.2.1, for=\"[2001:db8:1:2::1]:47\";proto=https")));

    [Fact]
    public void A_setting_that_is_no_network_stops_the_start() =>
        Assert.Throws<InvalidOperationException>(() => Read("10.0.0.1", "everyone"));

    [Fact]
    public void A_hint_prints_nothing_of_the_network() => Assert.Equal("NetworkHint", NetworkHint.Of([203, 0, 113]).ToString());
}
