using System.Net;
using System.Net.Http.Headers;
using Portal.Web.Pipeline.Http;

namespace Portal.Tests.Web.Look;

public class HeaderTests(LookSite site) : IClassFixture<LookSite>
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/elder/", 200)]
    [InlineData("/learn", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/elder/nowhere", 404)]
    [InlineData("/fails", 500)]
    [InlineData("/report/text", 200)]
    [InlineData("/report/nowhere", 404)]
    [InlineData("/report/fails", 500)]
    [InlineData("/report/answers/400", 400)]
    [InlineData("/report/answers/429", 429)]
    [InlineData("/report/answers/503", 503)]
    [InlineData("/elder/report/fails", 500)]
    [InlineData("/Report/fails", 500)]
    public async Task Answer_outside_the_signed_in_rooms_carries_the_strict_set(string path, int status)
    {
        using var answer = await site.Client.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(SecurityHeaders.PublicPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
        AssertCommonSet(answer);
    }

    [Theory]
    [InlineData("/desk/text", 200)]
    [InlineData("/desk/nowhere", 404)]
    [InlineData("/desk/fails", 500)]
    [InlineData("/my/text", 200)]
    [InlineData("/my/fails", 500)]
    public async Task Answer_in_the_signed_in_rooms_is_kept_by_nobody(string path, int status)
    {
        using var answer = await site.Client.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(SecurityHeaders.SignedInPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        AssertCommonSet(answer);
    }

    [Theory]
    [InlineData("/report/text")]
    [InlineData("/elder/report/text")]
    [InlineData("/report/fails")]
    [InlineData("/report/nowhere")]
    [InlineData("/desk/text")]
    public async Task Answer_with_a_secret_is_not_stored_tagged_or_compressed(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await site.Client.SendAsync(request);

        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Null(answer.Headers.ETag);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Public_page_may_be_cached_and_is_compressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await site.Client.SendAsync(request);

        Assert.True(answer.Headers.CacheControl!.Public);
        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/fails")]
    [InlineData("/answers/503")]
    public async Task Public_error_is_not_cached(string path)
    {
        using var answer = await site.Client.GetAsync(path);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Body_that_is_too_large_answers_413_with_the_whole_set()
    {
        using var answer = await site.Client.PostAsync("/report/too-large", new StringContent("x"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        AssertCommonSet(answer);
    }

    private static void AssertCommonSet(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("require-corp", answer.Headers.GetValues("Cross-Origin-Embedder-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, header => header.Key is "Server" or "X-Powered-By" or "Set-Cookie");
    }
}
