using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Display;
using Portal.Cms.Liquid.Lookup;

namespace Portal.Cms.Liquid;

/// <summary>Registers the display of content items. Whoever uses it brings a <see cref="Theme"/>, and other addresses of media or queries if it has them.</summary>
public static class DisplayRegistration
{
    public static IServiceCollection AddContentDisplay(this IServiceCollection services)
    {
        services.TryAddSingleton<IMediaAddresses, PlainMediaAddresses>();
        services.TryAddScoped<IContentQueries, NoQueries>();
        return services
            .AddSingleton<LiquidEngine>()
            .AddSingleton<DisplaySites>()
            .AddScoped<IContentLookup, ContentLookup>()
            .AddScoped<IContentDisplay, ContentDisplay>()
            .AddScoped<TemplateTrust>()
            .AddScoped<IContentHandler, ContentLinks>();
    }
}
