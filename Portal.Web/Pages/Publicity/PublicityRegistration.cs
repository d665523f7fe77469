using Portal.Web.Pages.Publicity.Programme;
using Portal.Web.Pages.Publicity.Questions;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>Registers the publicity site's addresses: items, feeds, calendars, codes, maps.</summary>
internal static class PublicityRegistration
{
    public static IServiceCollection AddPublicityPages(this IServiceCollection services) => services
        .AddSingleton<ShownPages>()
        .AddScoped<ShownPage>()
        .AddScoped<PublicForm>();

    /// <summary>After routing: what it did not find may be a published item's address.</summary>
    public static WebApplication UsePublishedPages(this WebApplication app)
    {
        app.UseMiddleware<PublishedPages>();
        app.UseRouting();
        return app;
    }

    public static void MapPublicity(this IEndpointRouteBuilder routes)
    {
        routes.MapFeeds();
        routes.MapRegisterFeeds();
        routes.MapCalendars();
        routes.MapSiteMaps();
        routes.MapShareCodes();
        routes.MapAnswerFeed();
    }
}
