using Portal.Domain.Access;
using Portal.Domain.Reporting;

namespace Portal.Web.Pipeline;

internal static class CaseRegistration
{
    /// <summary>What officers' requests are made of, and the word of the cases before somebody is removed.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddScoped<CaseWrapping>()
        .AddScoped<CaseKeys>()
        .AddScoped<CaseJournal>()
        .AddScoped<CaseScratches>()
        .AddScoped<CaseSteps>()
        .AddScoped<CaseReader>()
        .AddScoped<CaseOpeners>()
        .AddScoped<CaseColleagues>()
        .AddScoped<CaseExclusion>()
        .AddScoped<PassOnTargets>()
        .AddScoped<ColleagueCases>()
        .AddScoped<KeyRetirement>()
        .AddScoped<RecoveredCases>()
        .AddScoped<RecoveryRenewal>()
        .AddSingleton<RecoveryTrial>()
        .AddScoped<ReporterLetters>()
        .AddScoped<RouteNews>()
        .AddScoped<HoldDesk>()
        .AddScoped<HoldReader>()
        .AddScoped<IStaffRemovalCheck, OrphanedCases>()
        .AddScoped<IDepartmentHidingCheck, RoutedDepartments>();
}
