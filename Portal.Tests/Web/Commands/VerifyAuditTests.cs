using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;
using Portal.Web.Commands;

namespace Portal.Tests.Web.Commands;

/// <summary>Whoever holds the database file may change it at will; <c>verify-audit</c> must notice.</summary>
public sealed class VerifyAuditTests
{
    [Fact]
    public async Task Untouched_log_is_whole()
    {
        using var temp = new TempFolder();
        await FillAsync(temp);
        var run = await CommandRun.OfAsync(temp.Path, "verify-audit");
        Assert.Equal(CommandLine.Done, run.Code);
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Result = 'Done' WHERE Sequence = 3", "AuditChanged")]
    [InlineData("UPDATE AuditEntries SET At = '2020-01-01 00:00:00' WHERE Sequence = 2", "AuditChanged")]
    [InlineData("UPDATE AuditEntries SET StaffName = 'x', Hash = zeroblob(32) WHERE Sequence = 2", "AuditChanged")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 3", "AuditMissing")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 1", "AuditMissing")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence > 4", "AuditMissing")]
    [InlineData("DELETE FROM AuditEntries; DELETE FROM AuditHead", "AuditMissing")]
    [InlineData("UPDATE AuditEntries SET Sequence = -1 WHERE Sequence = 2; UPDATE AuditEntries SET Sequence = 2 WHERE Sequence = 3; UPDATE AuditEntries SET Sequence = 3 WHERE Sequence = -1", "AuditChanged")]
    [InlineData("UPDATE AuditHead SET Sequence = 4, Hash = (SELECT Hash FROM AuditEntries WHERE Sequence = 4); DELETE FROM AuditEntries WHERE Sequence > 4", "AuditHeadForged")]
    [InlineData("UPDATE AuditHead SET Seal = zeroblob(32)", "AuditHeadForged")]
    [InlineData("DELETE FROM AuditHead", "AuditMissing")]
    public async Task Tampered_log_is_found(string sql, string fault)
    {
        using var temp = new TempFolder();
        await FillAsync(temp);
        await ChangeAsync(temp, sql);
        var run = await CommandRun.OfAsync(temp.Path, "verify-audit");
        Assert.Equal(CommandLine.Fault, run.Code);
        Assert.Contains(fault, run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_appended_with_a_right_hash_is_found()
    {
        using var temp = new TempFolder();
        await FillAsync(temp);
        await using (var app = Compose(temp))
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var last = db.AuditEntries.OrderByDescending(e => e.Sequence).First();
            db.AuditEntries.Add(new AuditEntry(last.Sequence + 1, last.At, null, "", "Forged", "", "Done", last.Hash));
            await db.SaveChangesAsync();
        }

        var run = await CommandRun.OfAsync(temp.Path, "verify-audit");
        Assert.Equal(CommandLine.Fault, run.Code);
        Assert.Contains("AuditMissing", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_without_a_database_is_told_so()
    {
        using var temp = new TempFolder();
        Assert.Equal(CommandLine.Fault, (await CommandRun.OfAsync(temp.Path, "verify-audit")).Code);
    }

    /// <summary>A set-up site (one entry) and five entries more.</summary>
    private static async Task FillAsync(TempFolder temp)
    {
        Assert.Equal(CommandLine.Done, (await CommandRun.OfAsync(temp.Path, "setup")).Code);
        await using var app = Compose(temp);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var trail = new AuditTrail(services.GetRequiredService<IPortalDb>(), services.GetRequiredService<IInstanceSecrets>(), services.GetRequiredService<TimeProvider>());
        await using var transaction = await services.GetRequiredService<PortalDb>().Database.BeginTransactionAsync();
        foreach (var target in (string[])["a", "b", "c", "d", "e"])
        {
            await trail.AppendAsync(new CommandActor(), "Act", target, "NotPermitted", CancellationToken.None);
        }

        await transaction.CommitAsync();
    }

    private static Microsoft.AspNetCore.Builder.WebApplication Compose(TempFolder temp) =>
        CommandLine.Compose(["--environment=Production", $"--contentRoot={Repository.Folder("Portal.Web")}", $"--Portal:DataFolder={temp.Path}"]);

    private static async Task ChangeAsync(TempFolder temp, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={temp.File("portal.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the theory's own text
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
