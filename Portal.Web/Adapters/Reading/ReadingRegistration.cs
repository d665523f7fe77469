using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.Reading;

internal static class ReadingRegistration
{
    public static IServiceCollection AddReading(this IServiceCollection services) => services
        .AddSingleton<ReadingCounter>()
        .AddSingleton<IReadingCounter>(provider => provider.GetRequiredService<ReadingCounter>())
        .AddHostedService(provider => provider.GetRequiredService<ReadingCounter>());
}
