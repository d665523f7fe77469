using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Deployment;
using Portal.Cms.Recipes;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Cms.Recipes;

/// <summary>An empty site on a SQLite file of its own, with the content kernel and nothing else around it.</summary>
internal sealed class RecipeSite : IAsyncDisposable
{
    public static readonly ContentAuthor Importer = new("4importer0000000000000000a", "importer");

    private static readonly Lazy<Task<byte[]>> EmptyDatabase = new(MakeEmptyDatabaseAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-recipes-").FullName;
    private readonly ServiceProvider _services;
    private readonly string _connection;

    private RecipeSite(IRecipeLibrary library)
    {
        _connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "portal.db"), Pooling = false }.ToString();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddDbContext<SqlitePortalDb>(options => options.UseSqlite(_connection))
            .AddScoped<IContentDb>(provider => provider.GetRequiredService<SqlitePortalDb>())
            .AddContentKernel()
            .AddRecipes()
            .AddDeployment()
            .AddSingleton(library)
            .AddSingleton<IMediaFolder>(Media)
            .BuildServiceProvider(validateScopes: true);
    }

    public MemoryMedia Media { get; } = new();

    public static async Task<RecipeSite> NewAsync(IRecipeLibrary? library = null)
    {
        var site = new RecipeSite(library ?? new RecipeFolders());
        await File.WriteAllBytesAsync(Path.Combine(site._folder, "portal.db"), await EmptyDatabase.Value);
        return site;
    }

    public Task<RecipeReport> RunAsync(string json, ImportRights rights = ImportRights.All, IRecipeFiles? files = null, bool force = false) =>
        RunAsync(new RecipeOrder(Recipe.Read(Encoding.UTF8.GetBytes(json), files ?? NoRecipeFiles.Instance), Importer, rights) { Force = force });

    public Task<RecipeReport> RunAsync(RecipeOrder order) =>
        AskAsync(services => services.GetRequiredService<RecipeExecutor>().RunAsync(order, TestContext.Current.CancellationToken));

    public Task<System.Text.Json.Nodes.JsonObject> PaperAsync(string name) =>
        AskAsync(services => services.GetRequiredService<SiteDocuments>().ReadAsync(name, TestContext.Current.CancellationToken));

    public Task<ContentItem?> ItemAsync(string id, VersionOf which = VersionOf.Published) =>
        AskAsync(services => services.GetRequiredService<ContentReader>().FindAsync(id, which, TestContext.Current.CancellationToken));

    public Task<int> ItemsAsync() =>
        AskAsync(services => services.GetRequiredService<ContentReader>().Rows(VersionOf.Latest).CountAsync(TestContext.Current.CancellationToken));

    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<byte[]> MakeEmptyDatabaseAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"portal-empty-{Guid.NewGuid():N}.db");
        try
        {
            await using (var db = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite($"Data Source={path};Pooling=False").Options))
            {
                await db.Database.EnsureCreatedAsync();
            }

            return await File.ReadAllBytesAsync(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
