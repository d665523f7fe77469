using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;

namespace Portal.Tests.Web.Data;

/// <summary>
/// The columns that a report leaves behind, each of them named here and explained in docs/threat-model.md: a new one fails until somebody has
/// written down why its holder may know it.
/// </summary>
public sealed class PlainFieldsTests(PortalOnSqlite fixture) : IClassFixture<PortalOnSqlite>
{
    private static readonly Type[] NotOfAReporter = [typeof(District), typeof(HazardKind), typeof(RoutingRule), typeof(RouteProposal), typeof(RetentionRule)];

    // What lies elsewhere and comes of a report all the same: the call of the duty desk, the spent check of the form.
    private static readonly Type[] AlsoOfAReporter = [typeof(StaffCall), typeof(SpentChallenge)];

    private static readonly string[] Known =
    [
        "CaseScratches.IdHash", "CaseScratches.SavedOn", "CaseScratches.SealedKey", "CaseScratches.SealedText",
        "Drafts.DiesAt", "Drafts.IdHash", "Drafts.Owner", "Drafts.SealedState",
        "FilingCounter.Id", "FilingCounter.Value",
        "FollowUpChains.DiesAt", "FollowUpChains.IdHash", "FollowUpChains.Owner", "FollowUpChains.SealedState",
        "LegalHolds.ConfirmedBy", "LegalHolds.HeldUntil", "LegalHolds.ProposedBy", "LegalHolds.ReportId", "LegalHolds.SealedReason", "LegalHolds.Step",
        "LegalHolds.Version", "LegalHolds.Years",
        "ReportEntries.Id", "ReportEntries.Lane", "ReportEntries.ReportId", "ReportEntries.SealedBody",
        "ReportTombstones.DaysToAccept", "ReportTombstones.DaysToClose", "ReportTombstones.DistrictCode", "ReportTombstones.HazardCode", "ReportTombstones.Id",
        "ReportTombstones.Industry", "ReportTombstones.MonthEnded", "ReportTombstones.MonthFiled", "ReportTombstones.Outcome", "ReportTombstones.Urgency",
        "ReportWraps.Epoch", "ReportWraps.KeyId", "ReportWraps.ReportId", "ReportWraps.SealedKeys", "ReportWraps.StaffId",
        "Reports.AcceptedOn", "Reports.ClaimTag", "Reports.ClosedOn", "Reports.DepartmentId", "Reports.DistrictCode", "Reports.DueOn", "Reports.FiledOn",
        "Reports.HazardCode", "Reports.Id", "Reports.Industry", "Reports.KeepUntil", "Reports.ReceiptTag", "Reports.ReporterPublicKey", "Reports.ReporterWrap",
        "Reports.SealedContent", "Reports.SealedReporterKey", "Reports.State", "Reports.Suite", "Reports.Urgency", "Reports.Version",
        "SealedBlobs.Name", "SealedBlobs.Owner",
        "SpentChallenges.DeadOn", "SpentChallenges.IdHash",
        "StaffCalls.Id", "StaffCalls.Kind",
    ];

    [Fact]
    public async Task Tables_of_a_report_have_the_columns_of_the_threat_model_and_no_other()
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var columns = scope.ServiceProvider.GetRequiredService<PortalDb>().Model.GetEntityTypes()
            .Where(entity => (entity.ClrType.Namespace == typeof(global::Portal.Domain.Reporting.Report).Namespace && !NotOfAReporter.Contains(entity.ClrType)) || AlsoOfAReporter.Contains(entity.ClrType))
            .SelectMany(entity => entity.GetProperties().Select(property => $"{entity.GetTableName()}.{property.GetColumnName()}"));
        Assert.Equal(Known, columns.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_tables_with_a_number_for_a_key_have_a_hidden_row_number()
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var tables = await db.Database
            .SqlQueryRaw<string>("SELECT name AS Value FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND wr = 0 AND name NOT LIKE 'sqlite%'")
            .ToListAsync();
        var numbered = db.Model.GetEntityTypes()
            .Where(e => e.FindPrimaryKey()!.Properties is [{ } only] && (only.GetProviderClrType() ?? only.ClrType) is var type
                && (type == typeof(int) || type == typeof(long) || type.IsEnum))
            .Select(e => e.GetTableName()!);
        Assert.Equal(numbered.Append("__EFMigrationsLock").Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Days_of_a_report_are_days_without_an_hour()
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var report = scope.ServiceProvider.GetRequiredService<PortalDb>().Model.FindEntityType(typeof(global::Portal.Domain.Reporting.Report))!;
        Assert.DoesNotContain(report.GetProperties(), p => p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?) || p.ClrType == typeof(DateTimeOffset));
        Assert.Equal(5, report.GetProperties().Count(p => p.ClrType == typeof(DateOnly) || p.ClrType == typeof(DateOnly?)));
    }
}
