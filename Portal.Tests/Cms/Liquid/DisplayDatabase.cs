using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Cms.Liquid;

/// <summary>The portal's own tables in a SQLite database that lives in memory.</summary>
internal sealed class DisplayDatabase : IAsyncDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqlitePortalDb _db;

    private DisplayDatabase()
    {
        _connection.Open();
        _db = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(_connection).Options);
        _db.Database.EnsureCreated();
    }

    public IContentDb Content => _db;

    public static DisplayDatabase Make() => new();

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
