using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Backup;

/// <summary>
/// One moment of the database, read while the site goes on: on SQLite a reading transaction over the WAL, on PostgreSQL one in REPEATABLE READ. Both parts of
/// a backup are read from the same one.
/// </summary>
internal sealed class DatabaseSnapshot : IAsyncDisposable
{
    private readonly PortalDb _db;
    private readonly DbTransaction _transaction;
    private readonly ISqlGenerationHelper _sql;

    private DatabaseSnapshot(PortalDb db, DbTransaction transaction)
    {
        (_db, _transaction) = (db, transaction);
        _sql = db.GetService<ISqlGenerationHelper>();
    }

    public static async Task<DatabaseSnapshot> TakeAsync(PortalDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        DbTransaction transaction = db.Database.GetDbConnection() switch
        {
            // Deferred: it takes no write lock, so that nobody's report waits for the backup.
            SqliteConnection sqlite => sqlite.BeginTransaction(deferred: true),
            var other => await other.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken),
        };
        return new DatabaseSnapshot(db, transaction);
    }

    /// <summary>Writes the tables and says how many rows each has.</summary>
    public async Task<IReadOnlyList<TableCount>> WriteAsync(IEnumerable<BackupTable> tables, Stream stream, CancellationToken cancellationToken)
    {
        var counts = new List<TableCount>();
        using var writer = new RowWriter(stream);
        foreach (var table in tables)
        {
            writer.Table(table);
            long rows = 0;
            await foreach (var row in ReadAsync(table, cancellationToken))
            {
                writer.Row(table, row);
                rows++;
            }

            counts.Add(new TableCount(table.Name, rows));
        }

        writer.End();
        return counts;
    }

    /// <summary>Names of the files that reports own; those of drafts are left out with their drafts.</summary>
    public async Task<HashSet<string>> BlobNamesAsync(CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await using var command = Command($"SELECT {Quoted("Name")} FROM {Quoted("SealedBlobs")}{WithoutDrafts("SealedBlobs")}");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
    }

    private async IAsyncEnumerable<DbDataReader> ReadAsync(
        BackupTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", table.Columns.Select(c => Quoted(c.Name)));
        var order = string.Join(", ", table.Key.Select(Quoted));
        await using var command = Command($"SELECT {columns} FROM {Quoted(table.Name)}{WithoutDrafts(table.Name)} ORDER BY {order}");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return reader;
        }
    }

    private string WithoutDrafts(string table) => table != "SealedBlobs" ? "" :
        $" WHERE {Quoted("Owner")} NOT IN (SELECT {Quoted("Owner")} FROM {Quoted("Drafts")} UNION SELECT {Quoted("Owner")} FROM {Quoted("FollowUpChains")})";

    private string Quoted(string name) => _sql.DelimitIdentifier(name);

    private DbCommand Command(string text)
    {
        var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _transaction;
#pragma warning disable CA2100 // names come from the model, quoted
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}

/// <summary>How many rows of a table a part holds.</summary>
internal sealed record TableCount(string Table, long Rows);
