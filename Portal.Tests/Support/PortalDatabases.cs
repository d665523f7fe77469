using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Tests.Support;

/// <summary>A database of one fixture's own, gone when disposed.</summary>
public abstract class PortalDatabase : IAsyncDisposable
{
    public abstract string Provider { get; }

    public abstract string ConnectionString { get; }

    /// <summary>Writes what the database holds into a folder, byte for byte where it is not a file there already, for <see cref="DiskSearch"/>.</summary>
    public abstract Task DumpAsync(string folder);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Makes databases: a SQLite file, or a PostgreSQL database on the server that <c>PORTAL_POSTGRES</c> names.</summary>
public static class PortalDatabases
{
    public const string PostgresIsMissing = "PORTAL_POSTGRES is not set: ./test.sh starts a PostgreSQL and sets it.";

    public static string? PostgresServer => Environment.GetEnvironmentVariable("PORTAL_POSTGRES") is { Length: > 0 } server ? server : null;

    public static PortalDatabase Sqlite(string folder) => new SqliteFile(Path.Combine(folder, "portal.db"));

    /// <summary>Skips the running test, with the reason, where there is no PostgreSQL.</summary>
    public static async Task<PortalDatabase> PostgresAsync()
    {
        Assert.SkipWhen(PostgresServer is null, PostgresIsMissing);
        var name = string.Create(CultureInfo.InvariantCulture, $"portal_{Guid.NewGuid():N}");
        await using var server = new NpgsqlConnection(PostgresServer);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", server);
        await command.ExecuteNonQueryAsync();
        return new PostgresDatabase(name);
    }

    private sealed class SqliteFile(string path) : PortalDatabase
    {
        public override string Provider => "sqlite";

        public override string ConnectionString { get; } = new SqliteConnectionStringBuilder { DataSource = path }.ToString();

        public override Task DumpAsync(string folder)
        {
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
            {
                File.Copy(file, Path.Combine(folder, "dump-" + Path.GetFileName(file)), overwrite: true);
            }

            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class PostgresDatabase(string name) : PortalDatabase
    {
        public override string Provider => "postgres";

        public override string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(PostgresServer)
        {
            Database = name,
            // Many fixtures share one server; idle connections of finished tests would exhaust it.
            MaxPoolSize = 20,
            ConnectionIdleLifetime = 10,
            ConnectionPruningInterval = 5,
        }.ToString();

        /// <summary>The server compresses long values on its disk, so a search of its files alone could miss text: every row is written out as it is.</summary>
        public override async Task DumpAsync(string folder)
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            var tables = new List<string>();
            const string all = "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')";
            await using (var command = new NpgsqlCommand(all, connection))
            await using (var reader = await command.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                {
                    tables.Add(reader.GetString(0));
                }
            }

            foreach (var table in tables)
            {
                await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table} TO STDOUT (FORMAT BINARY)");
                await using var file = File.Create(Path.Combine(folder, $"dump-{table.Replace("\"", "", StringComparison.Ordinal)}"));
                await rows.CopyToAsync(file);
            }
        }

        public override async ValueTask DisposeAsync()
        {
            await using (var own = new NpgsqlConnection(ConnectionString))
            {
                NpgsqlConnection.ClearPool(own);
            }

            await using var server = new NpgsqlConnection(PostgresServer);
            await server.OpenAsync();
            await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", server);
            await command.ExecuteNonQueryAsync();
        }
    }
}
