using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Web.Data;

/// <summary>
/// The columns that a report leaves behind, each of them named here and explained in docs/threat-model.md: a new one fails until somebody has
/// written down why its holder may know it.
/// </summary>
public sealed class PlainFieldsTests(PortalOnSqlite fixture) : IClassFixture<PortalOnSqlite>
{
    private static readonly Type[] NotOfAReporter = [typeof(District), typeof(HazardKind), typeof(RoutingRule), typeof(RouteProposal)];

    private static readonly string[] Known =
    [
        "Drafts.DiesAt", "Drafts.IdHash", "Drafts.Owner", "Drafts.SealedState",
        "FilingCounter.Id", "FilingCounter.Value",
        "FollowUpChains.DiesAt", "FollowUpChains.IdHash", "FollowUpChains.Owner", "FollowUpChains.SealedState",
        "ReportEntries.Id", "ReportEntries.Lane", "ReportEntries.ReportId", "ReportEntries.SealedBody",
        "ReportWraps.Epoch", "ReportWraps.KeyId", "ReportWraps.ReportId", "ReportWraps.SealedKeys", "ReportWraps.StaffId",
        "Reports.AcceptedOn", "Reports.ClaimTag", "Reports.ClosedOn", "Reports.DepartmentId", "Reports.DistrictCode", "Reports.DueOn", "Reports.FiledOn",
        "Reports.HazardCode", "Reports.Id", "Reports.Industry", "Reports.ReceiptTag", "Reports.ReporterPublicKey", "Reports.ReporterWrap",
        "Reports.SealedContent", "Reports.SealedReporterKey", "Reports.State", "Reports.Suite", "Reports.Urgency", "Reports.Version",
        "SealedBlobs.Name", "SealedBlobs.Owner",
    ];

    [Fact]
    public async Task Tables_of_a_report_have_the_columns_of_the_threat_model_and_no_other()
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var columns = scope.ServiceProvider.GetRequiredService<PortalDb>().Model.GetEntityTypes()
            .Where(entity => entity.ClrType.Namespace == typeof(global::Portal.Domain.Reporting.Report).Namespace && !NotOfAReporter.Contains(entity.ClrType))
            .SelectMany(entity => entity.GetProperties().Select(property => $"{entity.GetTableName()}.{property.GetColumnName()}"));
        Assert.Equal(Known, columns.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Days_of_a_report_are_days_without_an_hour()
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var report = scope.ServiceProvider.GetRequiredService<PortalDb>().Model.FindEntityType(typeof(global::Portal.Domain.Reporting.Report))!;
        Assert.DoesNotContain(report.GetProperties(), p => p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?) || p.ClrType == typeof(DateTimeOffset));
        Assert.Equal(4, report.GetProperties().Count(p => p.ClrType == typeof(DateOnly) || p.ClrType == typeof(DateOnly?)));
    }
}
