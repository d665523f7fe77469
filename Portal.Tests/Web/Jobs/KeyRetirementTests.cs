using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Tests.Web.Desk;
using Portal.Web.Adapters.Jobs;

namespace Portal.Tests.Web.Jobs;

/// <summary>A quarter's private keys are destroyed when nothing is wrapped for them any more; a copy of the wraps then opens nothing.</summary>
public abstract class KeyRetirementTests
{
    [Fact]
    public async Task Old_quarters_key_is_gone_once_its_last_wrap_is_and_a_wrap_from_a_backup_opens_no_more()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        var officer = await site.AddOfficerAsync("jia", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer);
        site.App.Time.Advance(TimeSpan.FromDays(50));
        await site.AsAsync(officer);
        site.App.Time.Advance(TimeSpan.FromDays(90));
        await site.AsAsync(officer);
        Assert.Equal([20264, 20271, 20272], await EpochsInForceAsync(site));

        // On the day itself nothing ends: somebody may just be wrapping for the key before.
        await RunAsync(site);
        Assert.Equal([20264, 20271, 20272], await EpochsInForceAsync(site));
        site.App.Time.Advance(TimeSpan.FromDays(1));

        // The first quarter's case is still there, and so is its key; the second's had none.
        await RunAsync(site);
        Assert.Equal([20264, 20272], await EpochsInForceAsync(site));
        Assert.Equal(HttpStatusCode.OK, (await (await site.AsAsync(officer)).GetAsync($"/desk/cases/{filed.Id}")).StatusCode);

        var backup = await site.Seeds.ReadAsync(db => db.ReportWraps.AsNoTracking().Where(w => w.ReportId == filed.Id).ToListAsync());
        await site.Seeds.OnDatabaseAsync(db => db.ReportWraps.Where(w => w.ReportId == filed.Id).ExecuteDeleteAsync());
        await RunAsync(site);
        await RunAsync(site);

        Assert.Equal([20272], await EpochsInForceAsync(site));
        var ended = await site.Seeds.ReadAsync(db => db.StaffKeys.AsNoTracking().Where(k => k.Epoch < 20272).ToListAsync());
        Assert.All(ended, key => Assert.True(key is { Standing: Standing.Ended, SealedPrivateKey: [] }));
        Assert.Equal(2, await site.Seeds.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == KeyRetirement.Act && e.Target.StartsWith("jia/202"))));

        await site.Seeds.OnDatabaseAsync(db =>
        {
            db.ReportWraps.AddRange(backup);
            return Task.CompletedTask;
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(officer)).GetAsync($"/desk/cases/{filed.Id}")).StatusCode);
        await using var scope = site.App.Services.CreateAsyncScope();
        Assert.Null((await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None)).Fault);
    }

    [Fact]
    public async Task Newest_key_stays_however_old_because_reports_are_still_wrapped_for_it()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        await site.AddOfficerAsync("jia", site.Seeds.FireBureau);
        site.App.Time.Advance(TimeSpan.FromDays(400));
        await RunAsync(site);
        Assert.Equal([20264], await EpochsInForceAsync(site));
    }

    protected abstract Task<PortalDatabase?> DatabaseAsync();

    private static async Task RunAsync(DeskSite site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<KeyRetirementJob>(scope.ServiceProvider).Execute(null!, CancellationToken.None);
        Assert.DoesNotContain("KeyRetirementJob failed", site.App.Log.Text, StringComparison.Ordinal);
    }

    private static Task<List<int>> EpochsInForceAsync(DeskSite site) =>
        site.Seeds.ReadAsync(db => db.StaffKeys.Where(k => k.Standing == Standing.InForce).OrderBy(k => k.Epoch).Select(k => k.Epoch).ToListAsync());
}

public sealed class KeyRetirementOnSqliteTests : KeyRetirementTests
{
    protected override Task<PortalDatabase?> DatabaseAsync() => Task.FromResult<PortalDatabase?>(null);
}

public sealed class KeyRetirementOnPostgresTests : KeyRetirementTests
{
    protected override async Task<PortalDatabase?> DatabaseAsync() => await PortalDatabases.PostgresAsync();
}
