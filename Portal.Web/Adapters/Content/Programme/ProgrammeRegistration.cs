using Portal.Cms.Content;
using Portal.Domain.Publicity.Programme;

namespace Portal.Web.Adapters.Content.Programme;

/// <summary>Registers the year's programme on the content kernel.</summary>
internal static class ProgrammeRegistration
{
    public static IServiceCollection AddProgramme(this IServiceCollection services) => services
        .AddScoped<IRegisterItems, RegisterItems>()
        .AddScoped<IWhoTable, WhoTableReader>()
        .AddScoped<IContentHandler, ProgrammeEntries>();
}
