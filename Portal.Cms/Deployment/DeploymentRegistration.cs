using Microsoft.Extensions.DependencyInjection;

namespace Portal.Cms.Deployment;

/// <summary>Registers the export. Whoever uses it brings an <see cref="Recipes.IMediaFolder"/>.</summary>
public static class DeploymentRegistration
{
    public static IServiceCollection AddDeployment(this IServiceCollection services) => services.AddScoped<SiteExport>().AddScoped<PaperExport>();
}
