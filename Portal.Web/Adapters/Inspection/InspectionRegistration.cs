using System.Text.Json;
using Portal.Domain.Publicity.Inspection;
using Portal.Domain.Publicity.Wording;

namespace Portal.Web.Adapters.Inspection;

/// <summary>The nightly self-inspection, and the list of wrong words that the editors' check uses too.</summary>
internal static class InspectionRegistration
{
    private static readonly string WordsPath = Path.Combine(AppContext.BaseDirectory, "content", "wrong-words.json");

    public static IServiceCollection AddInspection(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => new WordCheck(JsonSerializer.Deserialize<List<WordRule>>(File.ReadAllText(WordsPath), JsonSerializerOptions.Web) ?? []))
        .AddSingleton(configuration.GetSection("Portal:Inspection").Get<InspectionSettings>() ?? new InspectionSettings())
        .AddScoped<SiteLook>()
        .AddScoped<ContentLook>()
        .AddScoped<InspectionLedger>()
        .AddScoped<ISelfInspection, SelfInspection>();
}
