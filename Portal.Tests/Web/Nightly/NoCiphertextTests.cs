using global::Portal.Domain.Calendar;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Data;
using global::Portal.Web.Adapters.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Tests.Support;
using Portal.Tests.Web.Intake;

namespace Portal.Tests.Web.Nightly;

/// <summary>
/// Check 21: a report is filed with a file, followed by a message with another, and ended; when its time is over, no piece of what was stored of it is found
/// in any raw file of database and store, and its receipt is answered like one that was never issued.
/// </summary>
public abstract class NoCiphertextTests(PortalFixture fixture)
{
    private const int Piece = 32;

    /// <summary>Odd, so that the pieces of one value do not all straddle the pages' edges.</summary>
    private const int Step = 611;

    private protected PortalApp App => fixture.App;

    /// <summary>The folders of raw files, after what is in memory was written to them.</summary>
    private protected abstract Task<IReadOnlyList<string>> RawAsync();

    [Fact]
    public async Task Nothing_stored_of_a_report_is_on_the_disk_after_its_time()
    {
        await TestCity.OfAsync(App);
        var stays = await FileAsync();
        var known = await IdsAsync();
        var receipt = await FileAsync();
        var id = (await IdsAsync()).Except(known).Single();
        var gone = await PiecesAsync(id);
        var kept = await PiecesAsync((await IdsAsync()).First(other => other != id));
        var blobs = await App.Services.GetRequiredService<global::Portal.Domain.Kernel.IBlobStore>().ListAsync(CancellationToken.None).CountAsync();
        Assert.InRange(await RawFiles.CountAsync(await RawAsync(), gone), gone.Count * 9 / 10, gone.Count);

        await EndAsync(id);
        App.Time.Advance(TimeSpan.FromDays(366));
        await NightAsync();

        Assert.Equal(0, await RawFiles.CountAsync(await RawAsync(), gone));
        Assert.InRange(await RawFiles.CountAsync(await RawAsync(), kept), kept.Count * 9 / 10, kept.Count);
        Assert.Equal(blobs / 2, await App.Services.GetRequiredService<global::Portal.Domain.Kernel.IBlobStore>().ListAsync(CancellationToken.None).CountAsync());
        var browser = new ReporterBrowser(App, App.Client());
        Assert.True((await browser.FollowAsync(stays)).Says("等待受理"));
        var ended = await browser.FollowAsync(receipt);
        var unknown = await browser.FollowAsync(string.Join(' ', Receipt.Create().Groups));
        Assert.False(ended.Says("等待受理"), ended.Html);
        Assert.Equal(Answer(unknown), Answer(ended));
    }

    /// <summary>The page without what is different at every showing.</summary>
    private static string Answer(ReporterPage page) =>
        System.Text.RegularExpressions.Regex.Replace(page.Html, "value=\"[^\"]*\"|[A-Za-z0-9+/_=-]{24,}|<!--.*?-->", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).TrimEnd();

    private async Task<string> FileAsync()
    {
        var browser = new ReporterBrowser(App, App.Client());
        var files = await browser.PostAsync(await browser.ToFilesAsync(), "upload", null, ("a.jpg", Markers.PhotoBytes()));
        var sent = await browser.SendAsync(await browser.ToCheckAsync(files));
        Assert.True(sent.Says("举报回执"), sent.Html);
        return sent.Receipt;
    }

    private async Task<HashSet<Guid>> IdsAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return [.. await scope.ServiceProvider.GetRequiredService<PortalDb>().Reports.Select(r => r.Id).ToListAsync()];
    }

    /// <summary>Distinctive pieces of everything that is stored of a report: content, wraps, keys, tags, entries and files.</summary>
    private async Task<List<byte[]>> PiecesAsync(Guid id)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == id);
        List<byte[]> stored = [report.SealedContent, report.ReporterWrap, report.SealedReporterKey, report.ReceiptTag, report.ClaimTag, report.ReporterPublicKey];
        stored.AddRange(await db.ReportWraps.Where(w => w.ReportId == id).Select(w => w.SealedKeys).ToListAsync());
        stored.AddRange(await db.ReportEntries.Where(e => e.ReportId == id).Select(e => e.SealedBody).ToListAsync());
        var owner = scope.ServiceProvider.GetRequiredService<BlobOwners>().OfReport(id);
        var names = await db.SealedBlobs.Where(b => b.Owner == owner).Select(b => b.Name).ToListAsync();
        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            stored.Add(await RawFiles.ReadAsync(Path.Combine(App.DataFolder, "blobs", name[..2], name)));
            stored.Add(System.Text.Encoding.ASCII.GetBytes(name));
        }

        return [.. stored.SelectMany(value => Enumerable.Range(0, ((value.Length - Piece) / Step) + 1).Select(i => value[(i * Step)..((i * Step) + Piece)]))];
    }

    private async Task EndAsync(Guid id)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var report = await db.Reports.SingleAsync(r => r.Id == id);
        Assert.False(report.Accept(App.Time.Today()).IsRefused);
        Assert.False(report.Close(App.Time.Today(), 365).IsRefused);
        await db.SaveChangesAsync();
    }

    private async Task NightAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IntakeSweep>().RunAsync(CancellationToken.None);
        Assert.Equal(1, (await scope.ServiceProvider.GetRequiredService<Retention>().RunAsync(CancellationToken.None)).Reports);
        await scope.ServiceProvider.GetRequiredService<Levelling>().RunAsync(CancellationToken.None);
    }
}

public sealed class NoCiphertextOnSqlite(PortalOnSqlite fixture) : NoCiphertextTests(fixture), IClassFixture<PortalOnSqlite>
{
    /// <summary>The database with its log and its shared memory, and the store.</summary>
    private protected override Task<IReadOnlyList<string>> RawAsync() => Task.FromResult<IReadOnlyList<string>>([App.DataFolder]);
}

public sealed class NoCiphertextOnPostgres(PortalOnPostgres fixture) : NoCiphertextTests(fixture), IClassFixture<PortalOnPostgres>
{
    /// <summary>The database's own folder, the write-ahead log where the server keeps no old segments (docs/operations.md), and the store.</summary>
    private protected override async Task<IReadOnlyList<string>> RawAsync()
    {
        var folder = Environment.GetEnvironmentVariable("PORTAL_POSTGRES_FOLDER");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "PORTAL_POSTGRES_FOLDER is not set: ./test.sh sets it to the data folder of its own PostgreSQL.");
        await using var connection = new NpgsqlConnection(App.Database.ConnectionString);
        await connection.OpenAsync();
        await OneAsync(connection, "CHECKPOINT");
        var number = await OneAsync(connection, "SELECT oid::text FROM pg_database WHERE datname = current_database()");
        var keepsOldLog = await OneAsync(connection, "SELECT current_setting('wal_recycle')") == "on";
        return [Path.Combine(folder!, "base", number!), App.DataFolder, .. keepsOldLog ? Array.Empty<string>() : [Path.Combine(folder!, "pg_wal")]];
    }

    private static async Task<string?> OneAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as string;
    }
}
