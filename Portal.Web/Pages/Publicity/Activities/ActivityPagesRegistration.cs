namespace Portal.Web.Pages.Publicity.Activities;

internal static class ActivityPagesRegistration
{
    /// <summary>What the activities' pages are made of, one of each for a request.</summary>
    public static IServiceCollection AddActivityPages(this IServiceCollection services) => services.AddScoped<OwnCalendar>();
}
