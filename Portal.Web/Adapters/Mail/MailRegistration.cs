using Portal.Domain.Access;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Mail;

/// <summary>Mail to staff. Settings: <c>Portal:Mail</c>, see <see cref="MailSettings"/> and docs/operations.md.</summary>
internal static class MailRegistration
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(new MailPlan(MailSettings.Read(configuration), MailSettings.ReadBeats(configuration)))
        .AddSingleton(MailSettings.ReadHours(configuration))
        .AddSingleton<IMailboxSeal, MailboxSeal>()
        .AddScoped<IStaffMail, StaffMail>()
        .AddScoped<MailRounds>()
        .AddScoped<IPublicLetters, PublicLetters>()
        .AddScoped<IPublicLetterRun, PublicLetterRun>()
        .AddScoped<IStaffMailRun, MailRun>();
}
