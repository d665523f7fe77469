using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Adapters.Activities;

/// <summary>Activities: sign-up, attendance, visits, figures.</summary>
internal static class ActivitiesRegistration
{
    public static IServiceCollection AddActivities(this IServiceCollection services) => services
        .AddSingleton<ActivityTags>()
        .AddSingleton<CheckInLinks>()
        .AddScoped<IPublishedChange, PublishedChange>()
        .AddScoped<IActivityLetters, ActivityLetters>()
        .AddScoped<ActivityRoom>()
        .AddScoped<ActivityStandings>()
        .AddScoped<HeldActivities>()
        .AddScoped<VisitReach>()
        .AddScoped<VisitDesk>()
        .AddScoped<ActivitySweep>();
}
