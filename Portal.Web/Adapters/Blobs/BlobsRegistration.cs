using Azure.Storage.Blobs;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Blobs;

internal static class BlobsRegistration
{
    /// <summary>Registers the one blob store that <c>Portal:Blobs</c> asks for.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or unknown; the message names it.</exception>
    internal static IServiceCollection AddBlobs(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection(BlobSettings.Section).Get<BlobSettings>() ?? new BlobSettings();
        return settings.Kind switch
        {
            "files" => services.AddSingleton<IBlobStore>(provider => new FileBlobStore(
                Folder(settings, configuration, provider.GetRequiredService<IHostEnvironment>()),
                provider.GetRequiredService<TimeProvider>())),
            "azure" => services.AddSingleton<IBlobStore>(provider => new AzureBlobStore(
                Container(settings),
                provider.GetRequiredService<TimeProvider>())),
            var other => throw new InvalidOperationException($"{BlobSettings.Section}:Kind is '{other}'; it may be 'files' or 'azure'."),
        };
    }

    private static string Folder(BlobSettings settings, IConfiguration configuration, IHostEnvironment environment)
    {
        var data = configuration["Portal:DataFolder"] is { Length: > 0 } given ? given : "App_Data";
        var folder = settings.Folder is { Length: > 0 } chosen ? chosen : Path.Combine(data, "blobs");
        return Path.GetFullPath(folder, environment.ContentRootPath);
    }

    private static BlobContainerClient Container(BlobSettings settings)
    {
        if (settings.ConnectionString is not { Length: > 0 } connection)
        {
            throw new InvalidOperationException($"{BlobSettings.Section}:ConnectionString is missing; the azure store needs it.");
        }

        // The client would otherwise write request addresses to any listener of its event source, and tell the provider this machine's system.
        var options = new BlobClientOptions { Diagnostics = { IsLoggingEnabled = false, IsTelemetryEnabled = false, IsDistributedTracingEnabled = false } };
        return new BlobContainerClient(connection, settings.Container, options);
    }
}
