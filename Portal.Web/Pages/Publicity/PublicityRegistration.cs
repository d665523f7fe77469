namespace Portal.Web.Pages.Publicity;

/// <summary>Registers the publicity site's addresses: items, feeds, calendars, codes, maps.</summary>
internal static class PublicityRegistration
{
    public static IServiceCollection AddPublicityPages(this IServiceCollection services) => services.AddScoped<PublishedPages>();

    public static void MapPublicity(this IEndpointRouteBuilder routes)
    {
        routes.MapFeeds();
        routes.MapCalendars();
        routes.MapSiteMaps();
        routes.MapShareCodes();
        routes.MapDynamicPageRoute<PublishedPages>("{**path}");
    }
}
