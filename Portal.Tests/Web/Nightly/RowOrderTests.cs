using System.Globalization;
using System.Security.Cryptography;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Nightly;

/// <summary>Check 22, rows: what the database keeps beside a row does not follow the order of filing once the night is over, and the sealed counter still does.</summary>
public abstract class RowOrderTests(PortalFixture fixture)
{
    /// <summary>Long enough to lie on pages of its own on both databases.</summary>
    private const int ContentLength = 5000;
    private const int InOneGo = 5;

    /// <summary>The place of each report on the disk, in the order of filing; one list for each thing that a database keeps.</summary>
    private protected abstract Task<IReadOnlyList<double>> CorrelationsAsync(IReadOnlyList<(Guid Id, byte[] Content)> filed);

    [Fact]
    public async Task Place_of_a_row_does_not_follow_the_order_of_filing_after_the_night_and_the_sealed_counter_does()
    {
        var filed = await FileAsync();
        Assert.Contains(await CorrelationsAsync(filed), before => before > 0.5);
        await using (var scope = fixture.App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<global::Portal.Web.Adapters.Jobs.Levelling>().RunAsync(CancellationToken.None);
        }

        Assert.All(await CorrelationsAsync(filed), after => Assert.InRange(after, -Correlation.Bound, Correlation.Bound));
        await using var reading = fixture.App.Services.CreateAsyncScope();
        var kept = await reading.ServiceProvider.GetRequiredService<PortalDb>().Reports.AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.SealedContent);
        Assert.Equal(filed.Count, kept.Count);
        Assert.All(filed, one => Assert.Equal(one.Content, kept[one.Id]));
        Assert.Equal([1, 2, 3], _sealed.Select(s => Open(reading.ServiceProvider, s.Id, s.Key, kept[s.Id]).Order));
    }

    private readonly List<(Guid Id, byte[] Key)> _sealed = [];

    private protected PortalApp App => fixture.App;

    private static ReportContent Open(IServiceProvider services, Guid id, byte[] key, byte[] content) =>
        services.GetRequiredService<IReportSealer>().OpenJson<ReportContent>(key, Seals.Content(id), content);

    private async Task<List<(Guid Id, byte[] Content)>> FileAsync()
    {
        var filed = new List<(Guid, byte[])>();
        while (filed.Count < Correlation.Enough)
        {
            await using var scope = fixture.App.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            for (var i = 0; i < InOneGo; i++)
            {
                var id = Guid.NewGuid();
                var content = _sealed.Count < 3 ? Seal(scope.ServiceProvider.GetRequiredService<IReportSealer>(), id) : RandomNumberGenerator.GetBytes(ContentLength);
                var report = new global::Portal.Domain.Reporting.Report(
                    id, 1, new ReportRouting("T01", Industry.FireSafety, "x", Urgency.Ordinary, Guid.Empty), new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 1),
                    content, RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(80));
                report.LockWith(new ReceiptLock(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(60)));
                db.Reports.Add(report);
                filed.Add((id, content));
                await db.SaveChangesAsync();
            }
        }

        return filed;
    }

    private byte[] Seal(IReportSealer sealer, Guid id)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        _sealed.Add((id, key));
        var content = new ReportContent(
            new string('x', ContentLength), "", "", "", "", "", "", DangerNow: false, Insider.NotSaid, null, WantsReward: false, null, [], DateTime.UnixEpoch,
            _sealed.Count, SlowLane: false);
        return sealer.SealJson(key, Seals.Content(id), content);
    }
}

public sealed class RowOrderOnSqlite(PortalOnSqlite fixture) : RowOrderTests(fixture), IClassFixture<PortalOnSqlite>
{
    /// <summary>By the raw file: where the id of each report stands first and last, and where the part of its content lies that has a page of its own.</summary>
    private protected override async Task<IReadOnlyList<double>> CorrelationsAsync(IReadOnlyList<(Guid Id, byte[] Content)> filed)
    {
        await using (var scope = App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PortalDb>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE)");
        }

        var raw = await RawFiles.ReadAsync(Path.Combine(App.DataFolder, "portal.db"));
        var ids = filed.Select(one => System.Text.Encoding.ASCII.GetBytes(one.Id.ToString().ToUpperInvariant())).ToArray();
        var tails = filed.Select(one => one.Content[^64..^32]).ToArray();
        var places = RawFiles.Places(raw, [.. ids, .. tails]);
        return
        [
            Correlation.WithArrival([.. ids.Select(id => places[Convert.ToHexString(id)][0])]),
            Correlation.WithArrival([.. ids.Select(id => places[Convert.ToHexString(id)][^1])]),
            Correlation.WithArrival([.. tails.Select(tail => places[Convert.ToHexString(tail)][0])]),
        ];
    }
}

public sealed class RowOrderOnPostgres(PortalOnPostgres fixture) : RowOrderTests(fixture), IClassFixture<PortalOnPostgres>
{
    /// <summary>By the row's place (ctid), its transaction (xmin) and the number of its outlying value (TOAST chunk_id).</summary>
    private protected override async Task<IReadOnlyList<double>> CorrelationsAsync(IReadOnlyList<(Guid Id, byte[] Content)> filed)
    {
        await using var connection = new NpgsqlConnection(App.Database.ConnectionString);
        await connection.OpenAsync();
        var toast = (string)(await OneAsync(connection, """SELECT reltoastrelid::regclass::text FROM pg_class WHERE oid = '"Reports"'::regclass"""))!;
        var chunks = await ListAsync(connection, $"SELECT encode(substring(chunk_data for 16), 'hex'), chunk_id::bigint FROM {toast} WHERE chunk_seq = 0");
        var rows = await ListAsync(connection, """SELECT "Id"::text, (row_number() OVER (ORDER BY ctid))::bigint FROM "Reports" """);
        var transactions = await ListAsync(connection, """SELECT "Id"::text, xmin::text::bigint FROM "Reports" """);
        var one = transactions.Values.Distinct().Count() == 1;
        return
        [
            Correlation.WithArrival([.. filed.Select(f => rows[f.Id.ToString()])]),
            Correlation.WithArrival([.. filed.Select(f => chunks[Convert.ToHexStringLower(f.Content.AsSpan(0, 16))])]),
            one ? 0 : Correlation.WithArrival([.. filed.Select(f => transactions[f.Id.ToString()])]),
        ];
    }

    private static async Task<object?> OneAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<Dictionary<string, long>> ListAsync(NpgsqlConnection connection, string sql)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found[reader.GetString(0)] = Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture);
        }

        return found;
    }
}
