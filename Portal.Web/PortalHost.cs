using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Blobs;

namespace Portal.Web;

/// <summary>Composes the site, so that the program and the tests start the very same one.</summary>
internal static class PortalHost
{
    /// <param name="args">The command line; it also carries settings, <c>--Portal:DataFolder=/srv/portal</c>.</param>
    /// <param name="configure">Runs last, so that a test can put its own clock in place.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
        });
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddRazorPages();
        builder.Services.AddBlobs(builder.Configuration);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapRazorPages();
        return app;
    }

    /// <summary>Brings the stores into the shape that this build needs, before the first request.</summary>
    public static async Task PrepareAsync(WebApplication app) =>
        await app.Services.GetRequiredService<IBlobStore>().SweepUnfinishedAsync(CancellationToken.None);
}
