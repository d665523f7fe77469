using global::Portal.Web.Adapters.Backup;
using global::Portal.Web.Adapters.Data;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Backup;

/// <summary>What a backup holds in clear is exactly what somebody has found to open nothing; anything new is sealed until then.</summary>
public sealed class BackupTablesTests(PortalOnSqlite fixture) : IClassFixture<PortalOnSqlite>
{
    [Fact]
    public async Task Whatever_opens_a_report_is_in_the_sealed_part_alone()
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var tables = BackupTables.Of(scope.ServiceProvider.GetRequiredService<PortalDb>());
        var main = Columns(tables, BackupPart.Main);
        var sealedPart = Columns(tables, BackupPart.Wraps);
        string[] openers =
            ["ReportWraps.SealedKeys", "ReportWraps.KeyId", "Reports.ReporterWrap", "Reports.SealedReporterKey", "Reports.ReceiptTag", "Reports.ClaimTag"];
        Assert.All(openers, column => Assert.DoesNotContain(column, main));
        Assert.All(openers, column => Assert.Contains(column, sealedPart));
        Assert.Contains("Reports.SealedContent", main);
        Assert.DoesNotContain("Reports.SealedContent", sealedPart);
        Assert.DoesNotContain(main.Concat(sealedPart), column => column.StartsWith("Drafts.", StringComparison.Ordinal)
            || column.StartsWith("FollowUpChains.", StringComparison.Ordinal) || column.StartsWith("Sessions.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_column_is_in_a_part_and_only_a_reports_id_in_both()
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var tables = BackupTables.Of(scope.ServiceProvider.GetRequiredService<PortalDb>());
        var parts = Columns(tables, BackupPart.Main).Concat(Columns(tables, BackupPart.Wraps)).ToList();
        var all = tables.All.Where(t => BackupTables.PartOf(t.Name) != BackupPart.None).SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}"));
        Assert.Equal(all.Order(StringComparer.Ordinal), parts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(["Reports.Id"], parts.GroupBy(column => column, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Table_that_nobody_thought_about_is_sealed() => Assert.Equal(BackupPart.Wraps, BackupTables.PartOf("SomethingNew"));

    private static List<string> Columns(BackupTables tables, BackupPart part) => [.. tables.In(part).SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}"))];
}
