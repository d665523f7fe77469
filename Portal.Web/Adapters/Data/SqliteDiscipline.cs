using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Web.Adapters.Data;

/// <summary>
/// Sets what each SQLite connection must keep: deleted rows are overwritten, nothing spills into a temporary file, and a writer waits for another
/// instead of failing. A connection of the pool keeps what was set, so it is told once.
/// </summary>
internal sealed class SqliteDiscipline : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000;";

    private static readonly ConditionalWeakTable<object, object> Told = [];
    private static readonly object Yes = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (HandleOf(connection) is not { } handle || Told.TryGetValue(handle, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Told.AddOrUpdate(handle, Yes);
    }

    /// <summary>SQLite has no asynchronous call: the one that waits for it is the same.</summary>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    /// <summary>What stands behind a pooled connection from its first opening to its end.</summary>
    private static object? HandleOf(DbConnection connection) => (connection as SqliteConnection)?.Handle;
}
