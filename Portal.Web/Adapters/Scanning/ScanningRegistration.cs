using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Scanning;

internal static class ScanningRegistration
{
    /// <summary>The scanner that <c>Portal:Scan</c> names, or none.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be read; the message names it.</exception>
    public static IServiceCollection AddScanning(this IServiceCollection services, IConfiguration configuration) =>
        ScanSettings.From(configuration) is { } settings
            ? services.AddSingleton<IAttachmentScanner>(provider => new ClamdScanner(settings, provider.GetRequiredService<TimeProvider>()))
            : services.AddSingleton<IAttachmentScanner, NoScanner>();
}
