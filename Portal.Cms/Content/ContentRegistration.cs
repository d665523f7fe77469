using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid;
using Portal.Cms.Routing;

namespace Portal.Cms.Content;

/// <summary>Registers the content kernel. Whoever uses it brings an <see cref="IContentDb"/>.</summary>
public static class ContentRegistration
{
    public static IServiceCollection AddContentKernel(this IServiceCollection services) => services
        .AddScoped<SiteDocuments>()
        .AddSingleton(provider => new SiteStamp(TimeProvider.System, async () =>
        {
            await using var scope = provider.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SiteDocuments>().StampAsync(CancellationToken.None);
        }))
        .AddScoped<DefinitionStore>()
        .AddScoped<ContentReader>()
        .AddScoped<ContentWriter>()
        .AddScoped<ContentRoutes>()
        .AddSingleton<IContentPatterns, LiquidPatterns>()

        // In this order: an address may be made of the title.
        .AddScoped<IContentHandler, Titles>()
        .AddScoped<IContentHandler, Autoroute>()
        .AddScoped<IContentHandler, TermUses>()
        .AddContentDisplay();
}
