using Portal.Domain.Access;
using Portal.Domain.Reporting;

namespace Portal.Web.Pipeline;

internal static class CaseRegistration
{
    /// <summary>What officers' requests are made of, and the word of the cases before somebody is removed.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddScoped<CaseKeys>()
        .AddScoped<CaseJournal>()
        .AddScoped<CaseScratches>()
        .AddScoped<CaseSteps>()
        .AddScoped<CaseReader>()
        .AddScoped<CaseOpeners>()
        .AddScoped<CaseColleagues>()
        .AddScoped<ReporterLetters>()
        .AddScoped<IStaffRemovalCheck, OrphanedCases>();
}
