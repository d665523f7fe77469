using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// Everything cryptographic. Settings: <c>Portal:SecretsFolder</c> (default <c>secrets</c> in the data folder), and
/// <c>Portal:Passwords:StaffMemoryKiB</c>, <c>StaffPasses</c>, <c>LearnerMemoryKiB</c>, <c>LearnerPasses</c>, which replace the tuned costs.
/// </summary>
internal static class SealingRegistration
{
    internal static IServiceCollection AddSealing(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var host = provider.GetRequiredService<IHostEnvironment>();
            return InstanceSecrets.Open(SecretFile(configuration, host), host.IsDevelopment());
        });
        services.AddSingleton<IInstanceSecrets>(provider => provider.GetRequiredService<InstanceSecrets>());
        services.AddSingleton<IReportSealer, NSecReportSealer>();
        services.AddSingleton<IReceiptKeys>(provider => new ReceiptKeyDeriver(provider.GetRequiredService<IInstanceSecrets>()));
        services.AddSingleton<IFilingSigner, FilingSigner>();
        services.AddSingleton<IRecoveryKeys, RecoveryKeys>();
        services.AddSingleton<IBackupKeys>(provider => new BackupKeyRing(
            Path.Combine(Path.GetDirectoryName(SecretFile(configuration, provider.GetRequiredService<IHostEnvironment>()))!, BackupKeyRing.FolderName),
            configuration.GetValue("Portal:Backup:WrapsDays", BackupKeyRing.MostDays),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IPasswordKeys>(provider => new PasswordKeyDeriver(
            provider.GetRequiredService<TimeProvider>(), Cost(configuration, "Staff", PasswordTuning.Start), Cost(configuration, "Learner", PasswordTuning.Floor)));
        return services;
    }

    /// <summary>Where the site's secret lies; the <c>setup</c> command makes it there with <see cref="InstanceSecrets.Create"/>.</summary>
    internal static string SecretFile(IConfiguration configuration, IHostEnvironment host) => Path.Combine(
        host.ContentRootPath, configuration["Portal:SecretsFolder"] ?? Path.Combine(configuration["Portal:DataFolder"] ?? "App_Data", "secrets"), InstanceSecrets.FileName);

    /// <summary>Null when neither setting is there: a staff password's cost is then measured.</summary>
    private static PasswordCost? Cost(IConfiguration configuration, string whose, PasswordCost otherwise)
    {
        var memory = configuration.GetValue<int?>($"Portal:Passwords:{whose}MemoryKiB");
        var passes = configuration.GetValue<int?>($"Portal:Passwords:{whose}Passes");
        return memory is null && passes is null ? null : new PasswordCost(memory ?? otherwise.MemoryKiB, passes ?? otherwise.Passes);
    }
}
