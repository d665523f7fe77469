using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Recipes.Steps;

namespace Portal.Cms.Recipes;

/// <summary>Registers the running of recipes. Whoever uses it brings an <see cref="IMediaFolder"/> and an <see cref="IRecipeLibrary"/>.</summary>
public static class RecipeRegistration
{
    public static IServiceCollection AddRecipes(this IServiceCollection services)
    {
        services
            .AddScoped<RecipeExecutor>()
            .AddScoped<RecipePlanner>()
            .AddSingleton<RecipeConfiguration>()
            .AddScoped<IRecipeStep, FeatureStep>()
            .AddScoped<IRecipeStep, ThemesStep>()
            .AddScoped<IRecipeStep, SettingsStep>()
            .AddScoped<IRecipeStep, CustomSettingsStep>()
            .AddScoped<IRecipeStep, MergeDefinitionsStep>()
            .AddScoped<IRecipeStep, ReplaceDefinitionsStep>()
            .AddScoped<IRecipeStep, DeleteDefinitionsStep>()
            .AddScoped<IRecipeStep, ContentStep>()
            .AddScoped<IRecipeStep, MediaStep>()
            .AddScoped<IRecipeStep, RolesStep>()
            .AddScoped<IRecipeStep, KeptStep>()
            .AddScoped<IRecipeStep, LeftOutStep>();
        foreach (var kind in MapKind.All)
        {
            services.AddScoped<IRecipeStep>(provider => new MapStep(provider.GetRequiredService<SiteDocuments>(), kind));
        }

        foreach (var kind in ListKind.All)
        {
            services.AddScoped<IRecipeStep>(provider => new ListStep(provider.GetRequiredService<SiteDocuments>(), kind));
        }

        return services;
    }
}
