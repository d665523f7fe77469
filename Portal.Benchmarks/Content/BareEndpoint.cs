using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portal.Benchmarks.Content;

/// <summary>What Kestrel can do at most on this machine: one endpoint, a few bytes, no middleware, in a process of its own as the site is.</summary>
internal sealed class BareEndpoint : IAsyncDisposable
{
    /// <summary>The subject under which this program serves it.</summary>
    public const string Subject = "bare-endpoint";

    private readonly Process _process;

    private BareEndpoint(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<BareEndpoint> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Subject) { UseShellExecute = false, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The bare endpoint did not start.");
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The bare endpoint said nothing.");
        return new BareEndpoint(process, new Uri(address));
    }

    /// <summary>Runs until it is killed.</summary>
    public static async Task<int> ServeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentLength = 2;
            return context.Response.WriteAsync("OK");
        });
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.Single());
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
