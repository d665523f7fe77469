using Portal.Cms.Media;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Media;

internal static class MediaAdapters
{
    private const int KeyLength = 32;

    public static IServiceCollection AddMediaAdapters(this IServiceCollection services) => services
        .AddSingleton<IMediaBlobs, MediaBlobs>()
        .AddSingleton(provider => new MediaAddresses(provider.GetRequiredService<IInstanceSecrets>().Derive(InstanceLabel.MediaAddress, KeyLength)))
        .AddScoped<MediaIntake>()
        .AddScoped<IMediaDesk, MediaDesk>();
}
