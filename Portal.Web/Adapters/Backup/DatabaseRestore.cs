using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Backup;

/// <summary>Puts rows into the empty tables of a database that has the backup's shape, inside the caller's transaction.</summary>
internal sealed class DatabaseRestore(PortalDb db)
{
    private const int TagSize = 32;

    private readonly ISqlGenerationHelper _sql = db.GetService<ISqlGenerationHelper>();
    private readonly BackupTables _tables = BackupTables.Of(db);

    /// <summary>Tables that a new database is made with rows in: they are nobody's yet, and the backup's own take their place.</summary>
    private readonly HashSet<string?> _seeded =
        [.. db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(e => e.GetSeedData().Any()).Select(e => e.GetTableName())];

    /// <summary>Whether any table that a backup holds, or leaves out, has a row that somebody made.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var table in _tables.All.Where(t => !_seeded.Contains(t.Name)))
        {
            await using var command = Command($"SELECT COUNT(*) FROM {Quoted(table.Name)}");
            if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The main part. A report's missing half gets values that open nothing until <see cref="CompleteAsync"/> brings the true ones.</summary>
    public async Task<IReadOnlyList<TableCount>> FillAsync(Stream rows, CancellationToken cancellationToken)
    {
        foreach (var table in _tables.All.Where(t => _seeded.Contains(t.Name)))
        {
            await using var command = Command($"DELETE FROM {Quoted(table.Name)}");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return await ReadAsync(rows, InsertAsync, cancellationToken);
    }

    /// <summary>The sealed part: the other half of reports that are there, and whole tables.</summary>
    public Task<IReadOnlyList<TableCount>> CompleteAsync(Stream rows, CancellationToken cancellationToken) =>
        ReadAsync(rows, (table, columns, row) => table.Name == "Reports" ? UpdateAsync(table, columns, row) : InsertAsync(table, columns, row), cancellationToken);

    /// <summary>PostgreSQL counts some keys itself and knows nothing of rows that brought their own.</summary>
    public async Task SetCountersAsync(CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection() is not NpgsqlConnection)
        {
            return;
        }

        foreach (var table in _tables.All.Where(t => t.Counted is not null))
        {
            await using var command = Command(
                $"SELECT setval(pg_get_serial_sequence('{Quoted(table.Name)}', '{table.Counted}'), MAX({Quoted(table.Counted!)})) FROM {Quoted(table.Name)}");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<TableCount>> ReadAsync(
        Stream rows, Func<BackupTable, IReadOnlyList<BackupColumn>, object?[], Task> put, CancellationToken cancellationToken)
    {
        var counts = new List<TableCount>();
        using var reader = new RowReader(rows);
        while (reader.Table() is var (name, columnNames))
        {
            var table = _tables.All.SingleOrDefault(t => t.Name == name) ?? throw new InvalidDataException($"This build knows no table {name}.");
            var columns = columnNames
                .Select(column => table.Columns.SingleOrDefault(c => c.Name == column) ?? throw new InvalidDataException($"This build knows no column {name}.{column}."))
                .ToArray();
            long count = 0;
            while (reader.Row(columns.Length) is { } row)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await put(table, columns, row);
                count++;
            }

            counts.Add(new TableCount(name, count));
        }

        return counts;
    }

    private async Task InsertAsync(BackupTable table, IReadOnlyList<BackupColumn> columns, object?[] row)
    {
        var missing = table.Columns.Where(c => !columns.Contains(c)).ToArray();
        BackupColumn[] all = [.. columns, .. missing];
        await using var command = Command(
            $"INSERT INTO {Quoted(table.Name)} ({string.Join(", ", all.Select(c => Quoted(c.Name)))}) VALUES ({string.Join(", ", all.Select((_, i) => "@p" + i))})");
        Bind(command, all, [.. row, .. missing.Select(Placeholder)]);
        await command.ExecuteNonQueryAsync();
    }

    private async Task UpdateAsync(BackupTable table, IReadOnlyList<BackupColumn> columns, object?[] row)
    {
        string Pair(int at) => $"{Quoted(columns[at].Name)} = @p{at}";
        var places = Enumerable.Range(0, columns.Count).ToLookup(i => table.Key.Contains(columns[i].Name));
        await using var command = Command(
            $"UPDATE {Quoted(table.Name)} SET {string.Join(", ", places[false].Select(Pair))} WHERE {string.Join(" AND ", places[true].Select(Pair))}");
        Bind(command, columns, row);
        if (await command.ExecuteNonQueryAsync() != 1)
        {
            throw new InvalidDataException("The sealed part names a report that the main part does not have.");
        }
    }

    private static void Bind(DbCommand command, IReadOnlyList<BackupColumn> columns, object?[] row)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            command.Parameters.Add(columns[i].Mapping.CreateParameter(command, "@p" + i, InModel(columns[i], row[i]), columns[i].IsNullable));
        }
    }

    private static object? InModel(BackupColumn column, object? value)
    {
        if (value is null)
        {
            return null;
        }

        var stored = value is long ? Convert.ChangeType(value, column.Stored, CultureInfo.InvariantCulture) : value;
        return column.Mapping.Converter is { } converter ? converter.ConvertFromProvider(stored) : stored;
    }

    /// <summary>Tags must differ from each other, and a random one is found by no receipt; everything else is empty.</summary>
    private static object? Placeholder(BackupColumn column) => column switch
    {
        { IsNullable: true } => null,
        { IsUnique: true } when column.Stored == typeof(byte[]) => RandomNumberGenerator.GetBytes(TagSize),
        _ when column.Stored == typeof(byte[]) => Array.Empty<byte>(),
        _ when column.Stored == typeof(string) => "",
        _ => Activator.CreateInstance(column.Stored),
    };

    private string Quoted(string name) => _sql.DelimitIdentifier(name);

    private DbCommand Command(string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // names come from the model, quoted
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
