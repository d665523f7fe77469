using System.Net;
using System.Text.RegularExpressions;
using global::Portal.Domain.Audit;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Tests.Web.Desk;
using Portal.Tests.Web.Intake;

namespace Portal.Tests.Web.Filing;

/// <summary>Reports that come by telephone, letter or visit: the desk's form, on the real site and both databases.</summary>
public abstract class FileForCallerTests
{
    [Fact]
    public async Task Report_taken_down_is_filed_once_sealed_and_opens_by_its_receipt_and_for_the_officers_who_see_the_channel()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        var (clerk, officer) = await StaffAsync(site);
        var form = new ClerkForm(await site.AsAsync(clerk));
        var markers = new Markers();
        var told = new Dictionary<string, string>(ClerkForm.Told)
        {
            ["What"] = markers.What["What"], ["Enterprise"] = markers.Enterprise, ["Named"] = "1", ["Name"] = markers.Name, ["Contact"] = "13900000000", ["IdentityConsent"] = "1",
        };
        var first = await form.OpenAsync();
        var withFile = await form.PostAsync(first, "upload", told, (markers.FileName, Markers.PhotoBytes()));
        Assert.True(withFile.Says("附件 1.jpg"), withFile.Html);

        var sent = await form.PostAsync(withFile, "send", told);
        var again = await form.PostAsync(withFile, "send", told);

        Assert.Equal(HttpStatusCode.OK, sent.Response.StatusCode);
        Assert.True(again.Says("新回执"), again.Html);
        Assert.Equal(1, await site.Seeds.ReadAsync(db => db.Reports.CountAsync()));
        var kept = await form.PostAsync(again, "confirm", new Dictionary<string, string> { ["Handed"] = "ReadOut", ["group2"] = again.Receipt[4..8], ["group5"] = again.Receipt[16..20] });
        Assert.True(kept.Says("回执已经关上"), kept.Html);
        Assert.DoesNotContain(again.Receipt[4..8], kept.Html, StringComparison.Ordinal);
        var closed = await form.PostAsync(withFile, "send", told);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, closed.Response.StatusCode);
        Assert.DoesNotContain("class=\"key\"", closed.Html, StringComparison.Ordinal);

        var followed = await new ReporterBrowser(site.App, site.App.Client()).FollowAsync(again.Receipt);
        Assert.True(followed.Says("等待受理"), followed.Html);
        var desk = await site.AsAsync(officer);
        var page = Regex.Match(await desk.GetStringAsync("/desk/cases"), "/desk/cases/[0-9a-f-]{36}").Value;
        var html = await desk.GetStringAsync(page);
        Assert.Contains("电话 12350", html, StringComparison.Ordinal);
        Assert.Contains(markers.Name, html, StringComparison.Ordinal);
        Assert.Equal([0xFF, 0xD8, 0xFF], (await desk.GetByteArrayAsync(page + "/attachments/1"))[..3]);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(clerk)).GetAsync(page)).StatusCode);
        Assert.Empty(await site.App.FindOnDiskAsync([.. markers.All, sent.Receipt, again.Receipt, "SafetyHotline"]));
    }

    [Fact]
    public async Task Doubled_click_files_one_report()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        var (clerk, _) = await StaffAsync(site);
        var form = new ClerkForm(await site.AsAsync(clerk));
        var page = await form.OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => form.PostAsync(page, "send", ClerkForm.Told)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Response.StatusCode));
        Assert.Equal(1, await site.Seeds.ReadAsync(db => db.Reports.CountAsync()));
    }

    [Fact]
    public async Task Log_tells_the_day_after_and_neither_hour_nor_report_nor_how_many()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        var (clerk, _) = await StaffAsync(site);
        var form = new ClerkForm(await site.AsAsync(clerk));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await form.PostAsync(await form.OpenAsync(), "send", ClerkForm.Told)).Response.StatusCode);
        }

        await WriteEndedAsync(site);
        Assert.Empty(await RecordedAsync(site));
        Assert.Equal(1, await site.Seeds.ReadAsync(db => db.DayRecords.CountAsync()));

        site.App.Time.Advance(TimeSpan.FromDays(1));
        await WriteEndedAsync(site);
        await WriteEndedAsync(site);

        var entry = Assert.Single(await RecordedAsync(site));
        Assert.Equal(("2026-11-24", AuditTrail.Done, (Guid?)clerk.Id, clerk.Member.DisplayName), (entry.Target, entry.Result, entry.StaffId, entry.StaffName));
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.DayRecords.CountAsync()));
        await using var scope = site.App.Services.CreateAsyncScope();
        Assert.Null((await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None)).Fault);
    }

    protected abstract Task<PortalDatabase?> DatabaseAsync();

    /// <summary>A clerk of another bureau, and an officer of the bureau that receives.</summary>
    private static async Task<(Officer Clerk, Officer Officer)> StaffAsync(DeskSite site)
    {
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        var clerk = await site.AddOfficerAsync("接线员", site.Seeds.HarbourBureau);
        await site.TakeReportsAsync();
        return (clerk, officer);
    }

    private static async Task WriteEndedAsync(DeskSite site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<global::Portal.Web.Adapters.Data.PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<DayRecords>().WriteEndedAsync(CancellationToken.None);
        await transaction.CommitAsync();
    }

    private static Task<List<AuditEntry>> RecordedAsync(DeskSite site) =>
        site.Seeds.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(e => e.Act == nameof(FileForCaller)).ToListAsync());
}

public sealed class FileForCallerOnSqliteTests : FileForCallerTests
{
    protected override Task<PortalDatabase?> DatabaseAsync() => Task.FromResult<PortalDatabase?>(null);
}

public sealed class FileForCallerOnPostgresTests : FileForCallerTests
{
    protected override async Task<PortalDatabase?> DatabaseAsync() => await PortalDatabases.PostgresAsync();
}
