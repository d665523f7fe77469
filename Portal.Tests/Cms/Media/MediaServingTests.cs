using System.Net;
using System.Net.Http.Headers;
using NetVips;
using Portal.Tests.Support;

namespace Portal.Tests.Cms.Media;

/// <summary>What a browser gets at <c>/media/</c>.</summary>
public sealed class MediaServingTests(PortalOnSqlite fixture) : IClassFixture<PortalOnSqlite>
{
    private readonly LibraryOf _library = new(fixture.App);

    [Fact]
    public async Task File_comes_whole_in_a_range_and_not_again_when_it_is_known()
    {
        var photo = LibraryOf.Jpeg(300, 200);
        await _library.WriteAsync("served/照片 1.jpg", photo);
        var client = fixture.App.Client();
        const string address = "/media/served/%E7%85%A7%E7%89%87%201.jpg";

        using var whole = await client.GetAsync(address);
        Assert.Equal(photo, await whole.Content.ReadAsByteArrayAsync());
        Assert.Equal(("image/jpeg", "public, max-age=86400", "nosniff"), (whole.Content.Headers.ContentType?.ToString(), whole.Headers.CacheControl?.ToString(), whole.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.False(whole.Headers.Contains("Set-Cookie"));

        using var ranged = await SendAsync(client, address, r => r.Headers.Range = new RangeHeaderValue(10, 19));
        Assert.Equal(HttpStatusCode.PartialContent, ranged.StatusCode);
        Assert.Equal(photo[10..20], await ranged.Content.ReadAsByteArrayAsync());

        using var known = await SendAsync(client, "/elder" + address, r => r.Headers.IfNoneMatch.Add(whole.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task Drawing_stands_in_a_sandbox()
    {
        await _library.WriteDrawingAsync("served/drawing.svg", "<script>alert(1)</script>");
        using var answer = await fixture.App.Client().GetAsync("/media/served/drawing.svg");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_is_downloaded()
    {
        await _library.WriteAsync("served/通知.docx", [.. "PK\u0003\u0004"u8, .. new byte[40]]);
        using var answer = await fixture.App.Client().GetAsync("/media/served/%E9%80%9A%E7%9F%A5.docx");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("通知.docx", answer.Content.Headers.ContentDisposition?.FileNameStar);
    }

    [Fact]
    public async Task Smaller_picture_is_a_jpeg_at_once_and_what_the_browser_likes_best_once_the_job_has_run()
    {
        await _library.WriteAsync("served/wide.jpg", LibraryOf.Jpeg(1000, 500));
        var client = fixture.App.Client();
        var address = await _library.AddressAsync("served/wide.jpg", 640);

        using var first = await SendAsync(client, address, Likes("image/avif,image/webp,*/*"));
        Assert.Equal("image/jpeg", first.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, max-age=86400", first.Headers.CacheControl?.ToString());
        Assert.Equal((640, 320), SizeOf(await first.Content.ReadAsByteArrayAsync()));

        await _library.MakeVariantsAsync();
        Assert.Equal(0, await _library.MakeVariantsAsync());
        using var avif = await SendAsync(client, address, Likes("image/avif,image/webp,*/*"));
        using var webp = await SendAsync(client, address, Likes("image/webp,*/*"));
        using var jpeg = await SendAsync(client, address, Likes("*/*"));
        Assert.Equal(["image/avif", "image/webp", "image/jpeg"], new[] { avif, webp, jpeg }.Select(a => a.Content.Headers.ContentType?.ToString()));
        foreach (var answer in new[] { avif, webp, jpeg })
        {
            Assert.Equal((640, 320), SizeOf(await answer.Content.ReadAsByteArrayAsync()));
        }

        Assert.Equal("public, max-age=31536000, immutable", avif.Headers.CacheControl?.ToString());
        Assert.Equal("Accept", avif.Headers.Vary.Single(v => v == "Accept"));
    }

    [Fact]
    public async Task Picture_with_transparency_stays_transparent()
    {
        await _library.WriteAsync("served/clear.png", LibraryOf.Png(500, 100, alpha: true));
        using var answer = await fixture.App.Client().GetAsync(await _library.AddressAsync("served/clear.png", 320));
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Address_that_the_site_did_not_sign_is_refused()
    {
        await _library.WriteAsync("served/signed.jpg", LibraryOf.Jpeg(2000, 100));
        var client = fixture.App.Client();
        var address = await _library.AddressAsync("served/signed.jpg", 640);
        var offTheList = await _library.AddressAsync("served/signed.jpg", 641);
        string[] refused =
        [
            address.Replace("w=640", "w=960", StringComparison.Ordinal), address[..^1], address.Replace("&s=", "&s=A", StringComparison.Ordinal), offTheList,
            "/media/served/signed.jpg?w=640", "/media/served/signed.jpg?s=x", "/media/served/signed.jpg?w=-1&s=x",
        ];
        foreach (var wrong in refused)
        {
            using var answer = await client.GetAsync(wrong);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, wrong);
        }

        // A signature belongs to the bytes: other ones under the same path have addresses of their own.
        await _library.WriteAsync("served/signed.jpg", LibraryOf.Jpeg(2000, 110));
        using var stale = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, stale.StatusCode);
    }

    [Theory]
    [InlineData("/media/served/none.jpg")]
    [InlineData("/media/..%2f..%2fetc/passwd")]
    [InlineData("/media/")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var answer = await fixture.App.Client().GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Action<HttpRequestMessage> Likes(string accept) => request => request.Headers.TryAddWithoutValidation("Accept", accept);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, Action<HttpRequestMessage> more)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        more(request);
        return await client.SendAsync(request);
    }

    private static (int, int) SizeOf(byte[] picture)
    {
        using var image = Image.NewFromBuffer(picture);
        return (image.Width, image.Height);
    }
}
