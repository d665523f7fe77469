using Microsoft.Data.Sqlite;
using Portal.Domain.Calendar;

namespace Portal.Web.Adapters.Data.Levelling;

/// <summary>
/// VACUUM writes every table anew in the order of its key, with no free page left, and the truncating checkpoint empties the log that still holds the day's
/// writes in their order. Writers wait meanwhile, as for any other writer; readers go on.
/// </summary>
internal static class SqliteLevelling
{
    private const int PatienceSeconds = 300;
    private const int Checkpoints = 20;

    /// <summary>Above this the rewriting goes through a temporary file (the same ciphertext, unlinked) instead of through memory.</summary>
    private const long MostInMemory = 128L << 20;

    public static async Task RunAsync(string connectionString, TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = PatienceSeconds };
        await using (var connection = new SqliteConnection(builder.ToString()))
        {
            await connection.OpenAsync(cancellationToken);
            await DoAsync(connection, "PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000;", cancellationToken);
            await DoAsync(connection, $"PRAGMA temp_store={(await SizeAsync(connection, cancellationToken) > MostInMemory ? "FILE" : "MEMORY")};", cancellationToken);
            await DoAsync(connection, "VACUUM;", cancellationToken);
            await EmptyLogAsync(connection, cancellationToken);
        }

        // The files themselves would show when the last report of the day came.
        var path = Path.GetFullPath(builder.DataSource);
        foreach (var file in new[] { path, path + "-wal", path + "-shm" }.Where(File.Exists))
        {
            File.SetLastWriteTimeUtc(file, time.UtcNow().Date);
            File.SetLastAccessTimeUtc(file, time.UtcNow().Date);
        }
    }

    private static async Task EmptyLogAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Checkpoints; attempt++)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            if (await row.ReadAsync(cancellationToken) && row.GetInt32(0) == 0)
            {
                return;
            }
        }

        throw new IOException("A reader kept the log of the database from being emptied.");
    }

    private static async Task<long> SizeAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size;";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task DoAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
