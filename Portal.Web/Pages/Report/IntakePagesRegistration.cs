using Portal.Web.Pages.Intake;

namespace Portal.Web.Pages.Report;

internal static class IntakePagesRegistration
{
    /// <summary>What the reporting pages are made of, one of each for a request.</summary>
    public static IServiceCollection AddIntakePages(this IServiceCollection services) => services
        .AddScoped<UploadDesk>()
        .AddScoped<PartDesk>()
        .AddScoped<FileLists>()
        .AddSingleton<UploadAnswers>()
        .AddSingleton(_ => PartsInFlight.OfThisMachine())
        .AddScoped<ClaimPassword>()
        .AddScoped<HumanGate>()
        .AddScoped<FilingDesk>()
        .AddScoped<StreamedToken>()
        .AddSingleton<ReceiptText>();
}
