using System.Net;

namespace Portal.Tests.Web.Look;

public class StatusPageTests(LookSite site) : IClassFixture<LookSite>
{
    [Theory]
    [InlineData("/nowhere", 404, "这条路走不通")]
    [InlineData("/elder/nowhere", 404, "这条路走不通")]
    [InlineData("/answers/400", 400, "这次没收到")]
    [InlineData("/answers/403", 403, "你的账号打不开这一页")]
    [InlineData("/answers/429", 429, "请慢一点")]
    [InlineData("/answers/503", 503, "现在太忙，请等一等")]
    [InlineData("/answers/418", 418, "这次没收到")]
    [InlineData("/fails", 500, "我们这里出了错")]
    [InlineData("/desk/nowhere", 404, "这条路走不通")]
    public async Task Bare_error_becomes_a_page_with_its_status_kept(string path, int status, string title)
    {
        using var answer = await site.Client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.Contains("</html>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_tells_neither_visitor_nor_log_what_was_typed()
    {
        using var answer = await site.Client.GetAsync("/report/fails");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotContain(LookSite.Secret, html, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperationException", html, StringComparison.Ordinal);
        Assert.Contains(site.Log, line => line.Contains("InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log, line => line.Contains(LookSite.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Error_under_the_elder_prefix_stays_in_the_elder_mode()
    {
        using var answer = await site.Client.GetAsync("/elder/nowhere");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Contains("<html lang=\"zh-CN\" class=\"elder\">", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/nowhere\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_page_by_its_own_address_does_not_exist()
    {
        using var answer = await site.Client.GetAsync("/status");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/privacy")]
    [InlineData("/elder/feedback")]
    public async Task Page_that_takes_nothing_refuses_a_post_and_says_so(string path)
    {
        using var answer = await site.Client.PostAsync(path, new StringContent("a=1"));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
        Assert.Contains("这一页不收东西", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/report/nowhere", 404)]
    public async Task Head_request_answers_as_a_get_would_without_a_body(string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await site.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }
}
