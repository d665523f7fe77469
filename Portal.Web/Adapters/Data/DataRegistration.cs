using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Cms.Content;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Adapters.Data.Sample;

namespace Portal.Web.Adapters.Data;

internal static class DataRegistration
{
    /// <summary><c>Portal:Database:Provider</c> is <c>sqlite</c> (default) or <c>postgres</c>; <c>Portal:Database:ConnectionString</c> goes with it.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var connection = configuration["Portal:Database:ConnectionString"];
        switch (configuration["Portal:Database:Provider"] ?? "sqlite")
        {
            case "sqlite":
                Directory.CreateDirectory(dataFolder);
                var sqlite = connection ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataFolder, "portal.db") }.ToString();
                services.AddDbContextPool<PortalDb, SqlitePortalDb>(options => options
                    .UseSqlite(sqlite)
                    .AddInterceptors(new SqliteDiscipline())
                    .ReplaceService<IMigrationsSqlGenerator, WithoutRowIdSql>());
                break;
            case "postgres":
                services.AddDbContextPool<PortalDb, PostgresPortalDb>(options => options.UseNpgsql(
                    connection ?? throw new InvalidOperationException("Portal:Database:ConnectionString is missing.")));
                break;
            case var other:
                throw new InvalidOperationException($"Portal:Database:Provider is '{other}'; it can be 'sqlite' or 'postgres'.");
        }

        return services
            .AddSingleton(_ => new WriteTurns(oneAtATime: (configuration["Portal:Database:Provider"] ?? "sqlite") == "sqlite"))
            .AddScoped<SampleSeeding>().AddScoped<SampleReports>()
            .AddScoped<ISignInLog, SignInLog>()
            .AddScoped<IPortalDb>(provider => provider.GetRequiredService<PortalDb>())
            .AddScoped<IContentDb>(provider => provider.GetRequiredService<PortalDb>());
    }
}
