using System.Net;

namespace Portal.Tests.Web.Look;

/// <summary>The language is a prefix of the path and nothing else: which page it gives, where it leads when there is no English, what it never asks.</summary>
public class EnglishPathTests(LookSite site) : IClassFixture<LookSite>
{
    [Theory]
    [InlineData("/en/nowhere", 404, "This way leads nowhere")]
    [InlineData("/elder/en/report/nowhere", 404, "This way leads nowhere")]
    [InlineData("/en/report/answers/400", 400, "That did not arrive")]
    [InlineData("/en/report/answers/503", 503, "Too busy, please wait")]
    [InlineData("/en/report/fails", 500, "We made a mistake")]
    public async Task Error_is_told_in_the_language_of_its_path(string path, int status, string title)
    {
        using var answer = await site.Client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", html, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/en", "/en/report")]
    [InlineData("/en/", "/en/report")]
    [InlineData("/elder/en/", "/elder/en/report")]
    [InlineData("/en/learn", "/learn")]
    [InlineData("/elder/en/credit?q=1", "/elder/credit?q=1")]
    [InlineData("/en/weather", "/weather")]
    public async Task Page_without_english_leads_to_its_chinese_self(string path, string target)
    {
        using var answer = await site.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(target, answer.Headers.Location?.ToString());
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        using var there = await site.Client.GetAsync(target);
        Assert.True(target.EndsWith("/report", StringComparison.Ordinal) || there.StatusCode == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/en/desk")]
    [InlineData("/en/my/text")]
    [InlineData("/elder/en/desk/text")]
    [InlineData("/en/elder/privacy")]
    [InlineData("/en/en/privacy")]
    [InlineData("/english/privacy")]
    public async Task Prefix_leads_nowhere_in_the_signed_in_rooms_and_out_of_its_order(string path)
    {
        using var answer = await site.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Post_to_a_page_without_english_finds_nothing()
    {
        using var answer = await site.Client.PostAsync("/en/learn", new StringContent("a=1"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Path_alone_decides_whatever_the_browser_prefers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/privacy");
        request.Headers.AcceptLanguage.ParseAdd("en-GB,en;q=0.9");
        using var chinese = await site.Client.SendAsync(request);
        Assert.Contains("<html lang=\"zh-CN\"", await chinese.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(chinese.Headers.Contains("Vary") && chinese.Headers.Vary.Contains("Accept-Language"));

        // The same connection serves both: one request's language does not stay for the next.
        Assert.Contains("<h1>How we protect you</h1>", await site.Client.GetStringAsync("/en/privacy"), StringComparison.Ordinal);
        Assert.Contains("<h1>隐私说明</h1>", await site.Client.GetStringAsync("/privacy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/privacy", "/privacy", "/en/privacy")]
    [InlineData("/elder/en/privacy", "/elder/privacy", "/elder/en/privacy")]
    public async Task Page_in_two_languages_names_both_and_offers_the_other(string path, string chinese, string english)
    {
        var html = await site.Client.GetStringAsync(path);

        Assert.Contains($"<link rel=\"alternate\" hreflang=\"zh-CN\" href=\"{chinese}\">", html, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"alternate\" hreflang=\"en\" href=\"{english}\">", html, StringComparison.Ordinal);
        Assert.Contains(path == english ? $"<a href=\"{chinese}\" lang=\"zh-CN\" hreflang=\"zh-CN\">中文</a>" : $"<a href=\"{english}\" lang=\"en\" hreflang=\"en\">English</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_in_chinese_only_offers_no_english()
    {
        var html = await site.Client.GetStringAsync("/learn");
        Assert.DoesNotContain("hreflang=\"en\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_of_the_sites_identity_has_no_english_is_marked_as_chinese()
    {
        var html = await site.Client.GetStringAsync("/en/privacy");

        Assert.Contains("<bdi lang=\"zh-CN\">示例市安全生产公众参与网</bdi>", html, StringComparison.Ordinal);
        Assert.Contains("<span lang=\"zh-CN\">演示站点</span>", html, StringComparison.Ordinal);
        Assert.Contains("<title>How we protect you</title>", html, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"SiteName\" content=\"示例市安全生产公众参与网\">", html, StringComparison.Ordinal);
    }
}
