using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Web.Intake;

/// <summary>Checks 1, 3, 14 and 16 of the intake's acceptance list, on a real Kestrel and both databases.</summary>
public abstract class SecrecyTests(PortalFixture fixture)
{
    private PortalApp App => fixture.App;

    [Fact]
    public async Task Nothing_of_a_report_is_on_disk_in_any_encoding()
    {
        await TestCity.OfAsync(App);
        var markers = new Markers();
        var browser = new ReporterBrowser(App, App.Client());
        var receipt = await FileAsync(browser, markers);

        var followed = await browser.FollowAsync(receipt);
        Assert.True(followed.Says("等待受理"));
        var written = await browser.WriteAsync(followed, markers.Message, (markers.FileName, Markers.PhotoBytes(3)));
        Assert.True(written.Says(markers.Message));

        var found = await App.FindOnDiskAsync([.. markers.All, receipt, string.Join('-', receipt.Chunk(4).Select(c => new string(c)))]);
        Assert.Empty(found);
    }

    [Fact]
    public async Task Nothing_about_the_reporters_connection_is_in_any_log_or_file()
    {
        await TestCity.OfAsync(App);
        using var client = App.Client();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("ZQ7UserAgentMarker/9.9");
        client.DefaultRequestHeaders.Referrer = new Uri("http://zq7-referrer-marker.example/inside");
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("zq"));
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.177");
        client.DefaultRequestHeaders.Add("Cookie", "my=zq7cookiemarker; desk=zq7cookiemarker");
        var receipt = await FileAsync(new ReporterBrowser(App, client), new Markers());

        string[] traces = ["ZQ7UserAgentMarker", "zq7-referrer-marker", "203.0.113.177", "zq7cookiemarker", receipt];
        Assert.Empty(await App.FindOnDiskAsync(traces));
        Assert.DoesNotContain("/report", App.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1:", App.Log.Text.Replace(App.Address.Authority, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>The server's own scopes carry path and connection; a warning of the database inside a request must not bring them into a log.</summary>
    [Fact]
    public void Scopes_reach_no_log_however_talkative()
    {
        var log = App.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Scopes");
        using (log.BeginScope("RequestPath:/zq7-scope-marker"))
        {
            log.LogWarning("zq7-beside-the-scope");
        }

        Assert.Contains("zq7-beside-the-scope", App.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zq7-scope-marker", App.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_sets_a_cookie_and_every_answer_has_the_headers()
    {
        await TestCity.OfAsync(App);
        using var client = App.Client();
        client.DefaultRequestHeaders.Add("Cookie", "my=somebody; desk=an-officer");
        var browser = new ReporterBrowser(App, client);
        var files = await browser.ToFilesAsync();
        var check = await browser.ToCheckAsync(files);
        var sent = await browser.SendAsync(check);
        var answers = new List<HttpResponseMessage>
        {
            (await browser.GetAsync("/report")).Response,
            files.Response,
            check.Response,
            sent.Response,
            (await browser.PostAsync(sent, "text")).Response,
            (await browser.PostAsync(sent, "picture")).Response,
            (await browser.FollowAsync(sent.Receipt)).Response,
            (await browser.FollowAsync("0000")).Response,
            (await browser.GetAsync("/report/no-such-page")).Response,
            (await browser.GetAsync("/elder/report")).Response,
            (await browser.GetAsync("/report/challenge")).Response,
            await client.PostAsync(new Uri("/report", UriKind.Relative), new StringContent("not a form")),
        };
        foreach (var answer in answers)
        {
            Assert.False(answer.Headers.Contains("Set-Cookie"), answer.RequestMessage!.RequestUri!.ToString());
            Assert.False(answer.Headers.Contains("Server"));
            Assert.False(answer.Headers.Contains("ETag"));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        }

        Assert.Equal(404, (int)answers[8].StatusCode);
        Assert.Equal(400, (int)answers[^1].StatusCode);
        Assert.DoesNotContain(sent.Receipt, sent.Response.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_photo_twice_leaves_no_common_block_and_equal_lengths_of_text()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var before = await BlobsAsync();
        await FileAsync(browser, new Markers());
        var between = await BlobsAsync();
        await FileAsync(browser, new Markers());
        var after = await BlobsAsync();
        var first = await ReadAsync(between.Except(before).Single());
        var second = await ReadAsync(after.Except(between).Single());
        var blocks = first.Chunk(32).Where(block => block.Length == 32).Select(Convert.ToHexString).ToHashSet();
        Assert.DoesNotContain(second.Chunk(32).Where(block => block.Length == 32).Select(Convert.ToHexString), blocks.Contains);

        await using var scope = App.Services.CreateAsyncScope();
        var lengths = await scope.ServiceProvider.GetRequiredService<PortalDb>().Reports.Select(r => r.SealedContent.Length).Distinct().ToListAsync();
        Assert.All(lengths, length => Assert.True(length % 1024 < 200, $"{length} tells how much was written."));
    }

    private static async Task<string> FileAsync(ReporterBrowser browser, Markers markers)
    {
        var files = await browser.ToFilesAsync(markers.What, markers.Where);
        files = await browser.PostAsync(files, "upload", null, (markers.FileName, Markers.PhotoBytes()));
        Assert.True(files.Says("已收下 1 个"), files.Html);
        var check = await browser.ToCheckAsync(files, markers.Contact);
        Assert.True(check.Says(markers.Name), check.Html);
        var sent = await browser.SendAsync(check);
        Assert.True(sent.Says("举报回执"), sent.Html);
        return sent.Receipt;
    }

    private async Task<HashSet<string>> BlobsAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return [.. await scope.ServiceProvider.GetRequiredService<PortalDb>().SealedBlobs.Select(b => b.Name).ToListAsync()];
    }

    private async Task<byte[]> ReadAsync(string name)
    {
        Assert.True(global::Portal.Domain.Kernel.BlobName.TryParse(name, out var blob));
        await using var stream = await App.Services.GetRequiredService<global::Portal.Domain.Kernel.IBlobStore>().OpenReadAsync(blob, CancellationToken.None);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}

public sealed class SecrecyOnSqliteTests(PortalOnSqlite fixture) : SecrecyTests(fixture), IClassFixture<PortalOnSqlite>;

public sealed class SecrecyOnPostgresTests(PortalOnPostgres fixture) : SecrecyTests(fixture), IClassFixture<PortalOnPostgres>;
