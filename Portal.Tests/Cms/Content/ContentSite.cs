using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Cms.Content;

/// <summary>The content kernel alone, on a database of its own with the site's real tables.</summary>
public sealed class ContentSite : IAsyncDisposable
{
    private readonly TempFolder? _folder;
    private readonly PortalDatabase _database;
    private readonly ServiceProvider _services;

    private ContentSite(TempFolder? folder, PortalDatabase database, ServiceProvider services) => (_folder, _database, _services) = (folder, database, services);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));

    public static async Task<ContentSite> OnSqliteAsync()
    {
        var folder = new TempFolder();
        var database = PortalDatabases.Sqlite(folder.Path);
        return await MakeAsync(folder, database, services => services.AddDbContext<PortalDb, SqlitePortalDb>(o => o.UseSqlite(database.ConnectionString)));
    }

    public static async Task<ContentSite> OnPostgresAsync()
    {
        var database = await PortalDatabases.PostgresAsync();
        return await MakeAsync(null, database, services => services.AddDbContext<PortalDb, PostgresPortalDb>(o => o.UseNpgsql(database.ConnectionString)));
    }

    /// <summary>Does something with services of one scope, as a request would.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> what)
    {
        await using var scope = _services.CreateAsyncScope();
        return await what(scope.ServiceProvider);
    }

    public Task<T> WriteAsync<T>(Func<ContentWriter, Task<T>> what) => InScopeAsync(s => what(s.GetRequiredService<ContentWriter>()));

    public Task<T> ReadAsync<T>(Func<ContentReader, Task<T>> what) => InScopeAsync(s => what(s.GetRequiredService<ContentReader>()));

    /// <summary>Defines types and parts as a recipe's step would.</summary>
    public Task DefineAsync(string step) => InScopeAsync(async s =>
    {
        var store = s.GetRequiredService<DefinitionStore>();
        await store.SaveAsync(DefinitionChange.Merge(await store.ReadAsync(default), OrchardJson.Parse(step), []), default);
        return 0;
    });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        _folder?.Dispose();
    }

    private static async Task<ContentSite> MakeAsync(TempFolder? folder, PortalDatabase database, Action<IServiceCollection> addDatabase)
    {
        var services = new ServiceCollection();
        addDatabase(services);
        ContentSite? site = null;
        services.AddSingleton<TimeProvider>(_ => site!.Time);
        services.AddScoped<IContentDb>(s => s.GetRequiredService<PortalDb>());
        services.AddContentKernel();
        site = new ContentSite(folder, database, services.BuildServiceProvider(validateScopes: true));
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<PortalDb>().Database.MigrateAsync();
            return 0;
        });
        return site;
    }
}
