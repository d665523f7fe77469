using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning;

internal static class CleaningRegistration
{
    public static IServiceCollection AddCleaning(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        // One for the process: it holds the gate that lets one picture or document be in memory at a time.
        return services.AddSingleton<IAttachmentCleaner, AttachmentCleaner>();
    }
}
