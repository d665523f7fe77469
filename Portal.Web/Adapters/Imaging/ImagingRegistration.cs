using Portal.Cms.Media;

namespace Portal.Web.Adapters.Imaging;

internal static class ImagingRegistration
{
    /// <summary>One for the process: it holds the gates.</summary>
    public static IServiceCollection AddImaging(this IServiceCollection services) => services.AddSingleton<IPictureScaler, VipsScaler>();
}
