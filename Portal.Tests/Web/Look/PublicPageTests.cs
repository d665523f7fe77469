using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Web.Look;

public partial class PublicPageTests(LookSite site) : IClassFixture<LookSite>
{
    private const int MostBytes = 100 * 1024;

    public static TheoryData<string> Pages =>
        ["/", "/learn", "/credit", "/publicity", "/privacy", "/accessibility", "/feedback", "/weather", "/sitemap", "/nowhere"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_is_whole_and_holds_nothing_inline_or_foreign(string path)
    {
        var html = await ReadAsync(path);

        Assert.Single(Heading().Matches(html));
        Assert.DoesNotMatch(Inline(), html);
        Assert.DoesNotMatch(ForeignResource(), html);
        foreach (var name in new[] { "SiteName", "SiteDomain", "SiteIDCode" })
        {
            Assert.Matches($"<meta name=\"{name}\" content=\"[^\"]+\">", html);
        }

        Assert.Contains("<a class=\"skip\" href=\"#main\">", html, StringComparison.Ordinal);
        Assert.Contains("网站标识码 0000000000", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_in_the_elder_mode_keeps_every_link_in_it(string path)
    {
        var html = await ReadAsync("/elder" + path);
        Assert.Contains("class=\"elder\"", html, StringComparison.Ordinal);

        var outside = Link().Matches(html).Select(match => match.Groups["href"].Value)
            .Where(href => href.StartsWith('/') && !href.StartsWith("/elder/", StringComparison.Ordinal));
        Assert.Equal([path], outside);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_answers_the_same_with_a_cookie_and_sets_none(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", "portal=abc");
        using var answer = await site.Client.SendAsync(request);

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(await ReadAsync(path), await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_with_all_it_loads_weighs_less_than_the_limit(string path)
    {
        var html = await ReadAsync(path);
        var parts = ThemeFile().Matches(html).Select(match => match.Value).Distinct();
        long bytes = Compressed(html);
        foreach (var part in parts)
        {
            bytes += Compressed(await ReadAsync(part));
        }

        Assert.True(bytes < MostBytes, $"{path} weighs {bytes} bytes");
    }

    [Theory]
    [InlineData("/elder/desk")]
    [InlineData("/elder/desk/text")]
    [InlineData("/elder/my/text")]
    [InlineData("/elder/elder/")]
    public async Task Elder_prefix_leads_nowhere_in_the_signed_in_rooms(string path)
    {
        using var answer = await site.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Theme_file_is_kept_for_ever_and_has_no_tag()
    {
        var css = ThemeFile().Matches(await ReadAsync("/")).Select(match => match.Value).First(url => url.EndsWith(".css", StringComparison.Ordinal));
        using var answer = await site.Client.GetAsync(css);

        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task Leaving_leads_to_a_page_that_says_nothing_of_reports()
    {
        using var answer = await site.Client.GetAsync("/weather");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal("\"cache\"", answer.Headers.GetValues("Clear-Site-Data").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("举报", MainPart().Match(html).Value + Title().Match(html).Value, StringComparison.Ordinal);
    }

    private async Task<string> ReadAsync(string path)
    {
        using var answer = await site.Client.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    private static long Compressed(string text)
    {
        using var buffer = new MemoryStream();
        using (var brotli = new BrotliStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return buffer.Length;
    }

    [GeneratedRegex("<h1[ >]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Heading();

    [GeneratedRegex("<style|<script(?![^>]*\\ssrc=)|\\sstyle=|\\son[a-z]+=|javascript:", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Inline();

    [GeneratedRegex("(src|action)=\"(https?:)?//|<link[^>]+href=\"(https?:)?//", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ForeignResource();

    [GeneratedRegex("<a[^>]* href=\"(?<href>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();

    [GeneratedRegex("/theme/[^\"#]+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ThemeFile();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline, 5000)]
    private static partial Regex MainPart();

    [GeneratedRegex("<title>.*</title>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Title();
}
