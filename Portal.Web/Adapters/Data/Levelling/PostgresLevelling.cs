using Npgsql;

namespace Portal.Web.Adapters.Data.Levelling;

/// <summary>
/// Empties and refills the tables in one transaction, in the order of their random keys. CLUSTER alone is not enough: it keeps each row's transaction number
/// (xmin) and the numbers of its outlying values (TOAST chunk_id), and both count up in the order of filing. Refilled, all rows have one transaction number, and
/// the others follow the keys. The old files of the tables go with the commit. Afterwards the write-ahead log is moved on, so that with the settings of
/// docs/operations.md what was deleted is not in it either.
/// </summary>
internal sealed class PostgresLevelling(IReadOnlyList<LevelledTable> tables, ILogger log)
{
    private const int Attempts = 3;

    public async Task RunAsync(string connectionString, CancellationToken cancellationToken)
    {
        // A pool of its own would keep this connection, and its temporary tables' memory, for nothing.
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(builder.ToString());
        await connection.OpenAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RefillAsync(connection, cancellationToken);
                break;
            }
            catch (PostgresException busy) when (busy.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected && attempt < Attempts)
            {
                // Somebody held a table for longer than we let others wait behind us.
            }
        }

        foreach (var step in new[] { "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT" })
        {
            await MoveLogOnAsync(connection, step, cancellationToken);
        }
    }

    private async Task RefillAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var all = string.Join(", ", tables.Select(table => Quote(table.Name)));
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await DoAsync("SET LOCAL lock_timeout = '5s'");
        await DoAsync($"LOCK TABLE {all} IN ACCESS EXCLUSIVE MODE");
        foreach (var (name, key) in tables.Select(Names))
        {
            await DoAsync($"CREATE TEMPORARY TABLE {Passing(name)} ON COMMIT DROP AS SELECT * FROM {Quote(name)} ORDER BY {key}");
        }

        await DoAsync($"TRUNCATE {all}");
        foreach (var (name, key) in tables.Select(Names))
        {
            await DoAsync($"INSERT INTO {Quote(name)} SELECT * FROM {Passing(name)} ORDER BY {key}");
        }

        await transaction.CommitAsync(cancellationToken);

        async Task DoAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Needs rights that the site's account may lack (pg_checkpoint, EXECUTE on pg_switch_wal); the server then does it at its own next checkpoint.</summary>
    private async Task MoveLogOnAsync(NpgsqlConnection connection, string step, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand(step, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            log.LogWarning("The site's account may not do {Step}; see docs/operations.md, PostgreSQL.", step);
        }
    }

    private static (string Name, string Key) Names(LevelledTable table) => (table.Name, string.Join(", ", table.Key.Select(Quote)));

    private static string Passing(string name) => Quote("levelled_" + name);

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
