using Portal.Cms.Recipes;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content;

/// <summary>Registers the published content as the public site sees it, and the keeping of whole pages.</summary>
internal static class PublicContentRegistration
{
    private const long MostKeptBytes = 64 * 1024 * 1024;
    private const long LargestKept = 1024 * 1024;

    /// <summary><c>Portal:OutputCache=false</c> makes every page anew, for measurements.</summary>
    public static IServiceCollection AddPublicContent(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddSingleton<StampedMemory>()
            .AddSingleton<ShownTexts>()
            .AddScoped<ShownItems>()
            .AddSingleton<PublishedItems>()
            .AddSingleton<IShareCode, ShareCodes>()
            .AddScoped<IPublicContent, PublicContent>()
            .AddRecipes()
            .AddSingleton(new SiteRecipes(SiteRecipes.OfProgram))
            .AddSingleton<IRecipeLibrary>(provider => provider.GetRequiredService<SiteRecipes>())
            .AddScoped<SiteContent>();
        services.AddSingleton<PublicPagePolicy>();
        services.AddOutputCache(options =>
        {
            options.SizeLimit = MostKeptBytes;
            options.MaximumBodySize = LargestKept;

            // A path base typed in capitals stands in every link of its page.
            options.UseCaseSensitivePaths = true;
            if (configuration.GetValue("Portal:OutputCache", defaultValue: true))
            {
                options.AddBasePolicy(policy => policy.AddPolicy<PublicPagePolicy>(), excludeDefaultPolicy: true);
            }
        });
        return services;
    }
}
