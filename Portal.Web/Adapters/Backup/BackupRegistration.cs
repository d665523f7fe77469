namespace Portal.Web.Adapters.Backup;

internal static class BackupRegistration
{
    /// <summary>Settings: <c>Portal:Backup:KeepDays</c> (30) for backups, <c>Portal:Backup:WrapsDays</c> (14, at most 14) for what opens their reports.</summary>
    public static IServiceCollection AddBackup(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Portal:Backup").Get<BackupRules>() ?? new BackupRules())
        .AddScoped<SiteBackup>()
        .AddScoped<SiteRestore>();
}
