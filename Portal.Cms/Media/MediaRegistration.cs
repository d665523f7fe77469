using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Recipes;
using Portal.Cms.Search;

namespace Portal.Cms.Media;

/// <summary>Registers the media library and the search. Whoever uses them brings <see cref="IMediaBlobs"/>, <see cref="IPictureScaler"/> and <see cref="MediaAddresses"/>.</summary>
public static class MediaRegistration
{
    /// <summary>After <see cref="ContentRegistration.AddContentKernel"/>: whether an item can be found depends on the address that it got.</summary>
    public static IServiceCollection AddMediaAndSearch(this IServiceCollection services) => services
        .AddScoped<MediaLibrary>()
        .AddScoped<IMediaFolder>(provider => provider.GetRequiredService<MediaLibrary>())
        .AddScoped<MediaCatalogue>()
        .AddScoped<MediaVariants>()
        .AddScoped<MediaPictures>()
        .AddScoped<MediaSweep>()
        .AddScoped<IContentHandler, MediaUses>()
        .AddScoped<SearchIndex>()
        .AddScoped<IContentHandler>(provider => provider.GetRequiredService<SearchIndex>())
        .AddScoped<SiteSearch>();
}
