using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Portal.Tests.Proof;
using Portal.Tests.Support;
using Portal.Web;

namespace Portal.Benchmarks.Content;

/// <summary>The site in this very process, with its sample city and content, every page made anew.</summary>
internal sealed class OwnSite : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly WebApplication _app;

    private OwnSite(TempFolder folder, WebApplication app) => (_folder, _app) = (folder, app);

    public IServiceProvider Services => _app.Services;

    private Uri Address => new(_app.Urls.First());

    public static async Task<OwnSite> StartAsync()
    {
        var folder = new TempFolder();
        var settings = SiteUnderTest.Settings(("Portal:SampleContent", "true"), ("Portal:OutputCache", "false"), ("Portal:DataFolder", folder.File("data")));
        var app = PortalHost.Build(
            ["--environment=Development", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", .. settings.Select(setting => $"--{setting.Key}={setting.Value}")],
            builder => builder.Logging.ClearProviders());
        await PortalHost.PrepareAsync(app);
        await app.StartAsync();
        return new OwnSite(folder, app);
    }

    public HttpClient Visitor() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };

    /// <summary>A client that has signed in at the desk as one of the sample staff.</summary>
    public async Task<HttpClient> DeskAsync(string name)
    {
        var client = Visitor();
        using var request = (await DeskDoor.OpenAsync(client))(name, name + "-yangben-mima");
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode is not HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"The desk's door answered {(int)answer.StatusCode}.");
        }

        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
