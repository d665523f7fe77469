using System.Text;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Publicity;
using Microsoft.Extensions.Time.Testing;

namespace Portal.Tests.Domain.Publicity;

/// <summary>What an old address may be, and signed links to what is not published.</summary>
public sealed class RedirectRulesTests
{
    [Theory]
    [InlineData("/Old/Page.html", "old/page.html")]
    [InlineData("~/publicity/", "publicity")]
    [InlineData("旧栏目/一", "旧栏目/一")]
    [InlineData("", null)]
    [InlineData("/", null)]
    [InlineData("//evil.example/x", "evil.example/x")]
    [InlineData("https://evil.example/x", null)]
    [InlineData("/a?b=1", null)]
    [InlineData("/a b", null)]
    [InlineData("/a/../b", null)]
    [InlineData("/a%2Fb", null)]
    public void Address_is_a_path_of_this_site_or_none(string typed, string? path) => Assert.Equal(path, RedirectRules.Normal(typed));

    [Theory]
    [InlineData("desk/content", false)]
    [InlineData("report", false)]
    [InlineData("media/a.jpg", false)]
    [InlineData("old/report", true)]
    public void Addresses_of_the_program_are_never_led_on(string path, bool may) => Assert.Equal(may, RedirectRules.MayBegin(path));

    [Fact]
    public void Circle_is_found_however_long()
    {
        var next = new Dictionary<string, string> { ["b"] = "c", ["c"] = "d", ["x"] = "y", ["y"] = "x" };
        Assert.True(RedirectRules.IsCircle("d", "b", next));
        Assert.True(RedirectRules.IsCircle("a", "a", next));
        Assert.True(RedirectRules.IsCircle("a", "x", next));
        Assert.False(RedirectRules.IsCircle("a", "b", next));
    }

    [Fact]
    public void Preview_link_opens_its_version_for_two_days_and_nothing_else()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 1, 30, 0, TimeSpan.Zero));
        var links = new PreviewLinks(new OneSecret("a"), time);
        var (token, until) = links.Make("item", "version");
        Assert.Equal(("item", "version"), links.Read(token));
        Assert.Equal(new DateTime(2026, 11, 26, 1, 30, 0, DateTimeKind.Utc), until);
        Assert.Null(links.Read(links.Make("item", "other").Token[..^43] + token[^43..]));
        Assert.Null(new PreviewLinks(new OneSecret("b"), time).Read(token));
        Assert.All(new[] { "", ".", "a.b.c.d", token[..^1], token + "x" }, bad => Assert.Null(links.Read(bad)));
        time.Advance(TimeSpan.FromHours(48));
        Assert.Null(links.Read(token));
    }

    private sealed class OneSecret(string secret) : IInstanceSecrets
    {
        public byte[] Derive(string label, int length) => System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(secret + label))[..length];
    }
}
