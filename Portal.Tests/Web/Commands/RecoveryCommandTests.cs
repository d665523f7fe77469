using System.Text.RegularExpressions;
using global::Portal.Domain.Access;
using global::Portal.Domain.Audit;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Data;
using global::Portal.Web.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Commands;

/// <summary>Two persons with their shares at the console, on both databases: rehearsing, recovering, renewing.</summary>
public abstract class RecoveryCommandTests
{
    [Fact]
    public async Task Rehearsal_says_who_opened_the_test_blob_and_is_on_record()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        var shares = await site.TakeReportsAsync();

        var run = await RunAsync(site, "rehearse-recovery", TypedLines.Of(shares[2], shares[0]));

        Assert.True(run.Code == CommandLine.Done, run.Said);
        Assert.Contains("演练成功：保管人甲（A）、保管人丙（C）", run.Said, StringComparison.Ordinal);
        Assert.All(shares, share => Assert.DoesNotContain(share[2..16], run.Said, StringComparison.Ordinal));
        var entry = await site.Seeds.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "RehearseRecovery"));
        Assert.Equal(("A+C", AuditTrail.Done), (entry.Target, entry.Result));
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.RecoveryUses.CountAsync()));
    }

    [Fact]
    public async Task Each_wrong_share_has_words_of_its_own_and_opens_nothing()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        var shares = await site.TakeReportsAsync();
        var foreign = site.App.Services.GetRequiredService<IRecoveryKeys>().Create().Shares[1].Text;
        var wrong = shares[0][..^1] + (shares[0][^1] == '7' ? '8' : '7');
        foreach (var (first, second, words) in new[]
        {
            (wrong, shares[1], "第一份输错了"), (shares[1], wrong, "第二份输错了"), (shares[1], "", "第二份输错了"), (shares[1], shares[1], "同一份"), (shares[0], foreign, "打不开现用的恢复密钥"),
        })
        {
            var run = await RunAsync(site, "rehearse-recovery", TypedLines.Of(first, second));
            Assert.Equal(CommandLine.Fault, run.Code);
            Assert.Contains(words, run.Said, StringComparison.Ordinal);
            Assert.DoesNotContain("演练成功", run.Said, StringComparison.Ordinal);
        }

        Assert.Equal(5, await site.Seeds.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == "RehearseRecovery" && e.Result != AuditTrail.Done)));
    }

    [Fact]
    public async Task Lost_officers_are_recovered_by_two_shares_counted_for_everybody_to_see()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        await site.AddOfficerAsync("huoban1", site.Seeds.FireBureau);
        await site.AddOfficerAsync("huoban2", site.Seeds.FireBureau);
        var shares = await site.TakeReportsAsync();
        var (citizen, check) = await site.AtCheckAsync();
        Assert.True((await citizen.SendAsync(check)).Says("举报回执"));
        Assert.True((await citizen.GetAsync("/report")).Says("到现在一次也没有用过"));
        var newcomer = await site.AddOfficerAsync("xinren", site.Seeds.FireBureau);
        await site.AddOfficerAsync("gangkou", site.Seeds.HarbourBureau);

        var run = await RunAsync(site, "recover", TypedLines.Of(shares[0], shares[1]), "--officer=xinren", "--reason=officers");

        Assert.True(run.Code == CommandLine.Done, run.Said);
        Assert.Contains("能打开其中 1 件", run.Said, StringComparison.Ordinal);
        var desk = await site.AsAsync(newcomer);
        var page = Regex.Match(await desk.GetStringAsync("/desk/cases"), "/desk/cases/[0-9a-f-]{36}").Value;
        Assert.Contains("污水池清淤", await desk.GetStringAsync(page), StringComparison.Ordinal);
        Assert.True((await citizen.GetAsync("/report")).Says("到现在用过 1 次，最近一次"));
        Assert.True((await citizen.GetAsync("/privacy")).Says("到现在用过 1 次，最近一次"));
        var entry = await site.Seeds.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "RecoverCases"));
        Assert.Equal("xinren/*/officers", entry.Target);
        var use = await site.Seeds.ReadAsync(db => db.RecoveryUses.SingleAsync());
        Assert.Equal((RecoveryReason.Officers, 1), (use.Reason, use.Reports));

        // Once more finds nothing to do, asks for no share, and counts nothing.
        var again = await RunAsync(site, "recover", TypedLines.Of(), "--officer=xinren", "--reason=officers");
        Assert.Equal(CommandLine.Done, again.Code);
        Assert.Equal(1, await site.Seeds.ReadAsync(db => db.RecoveryUses.CountAsync()));
        var elsewhere = await RunAsync(site, "recover", TypedLines.Of(), "--officer=gangkou", "--reason=officers", $"--report={ReportNumber.Of(Guid.Parse(page[^36..]))}");
        Assert.Equal(CommandLine.Fault, elsewhere.Code);
        Assert.Contains("不能收这件举报", elsewhere.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_shares_recover_nothing_and_are_on_record()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        await site.AddOfficerAsync("huoban1", site.Seeds.FireBureau);
        await site.AddOfficerAsync("huoban2", site.Seeds.FireBureau);
        var shares = await site.TakeReportsAsync();
        var (citizen, check) = await site.AtCheckAsync();
        await citizen.SendAsync(check);
        await site.AddOfficerAsync("xinren", site.Seeds.FireBureau);
        var wraps = await site.Seeds.ReadAsync(db => db.ReportWraps.CountAsync());

        var run = await RunAsync(site, "recover", TypedLines.Of(shares[0], shares[0]), "--officer=xinren", "--reason=password");

        Assert.Equal(CommandLine.Fault, run.Code);
        Assert.Equal(wraps, await site.Seeds.ReadAsync(db => db.ReportWraps.CountAsync()));
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.RecoveryUses.CountAsync()));
        Assert.Equal("RecoverySharesSame", (await site.Seeds.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "RecoverCases"))).Result);
        Assert.Equal(CommandLine.Misused, (await RunAsync(site, "recover", TypedLines.Of(), "--officer=xinren")).Code);
        Assert.Equal(CommandLine.Misused, (await RunAsync(site, "recover", TypedLines.Of(), "--officer=xinren", "--reason=other:")).Code);
    }

    [Fact]
    public async Task Renewal_moves_every_report_and_leaves_the_old_shares_worthless()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        await site.AddOfficerAsync("huoban1", site.Seeds.FireBureau);
        await site.AddOfficerAsync("huoban2", site.Seeds.FireBureau);
        var old = await site.TakeReportsAsync();
        await FileAsync(site);
        using var temp = new TempFolder();

        // The first run ends when two of the new shares ought to be typed back: nothing has changed for any report.
        var first = await RunAsync(site, "renew-recovery", TypedLines.Of(old[0], old[2]), $"--shares-folder={temp.File("new")}", "--share-c=王局长");
        Assert.Equal(CommandLine.Fault, first.Code);
        Assert.Contains("还没有生效", first.Said, StringComparison.Ordinal);
        Assert.True((await RunAsync(site, "rehearse-recovery", TypedLines.Of(old[0], old[1]))).Code == CommandLine.Done);

        // A round that died half way, and a report filed in between.
        await WrapOneRoundAsync(site, old);
        await FileAsync(site);
        await AssertEveryReportOpensAsync(site, old);

        string New(char letter) => File.ReadAllText(temp.File($"new/recovery-share-{letter}.txt"));
        var second = await RunAsync(site, "renew-recovery", new TypedLines(() => old[0], () => old[2], () => New('B'), () => New('C')));
        Assert.True(second.Code == CommandLine.Done, second.Said);
        Assert.Contains("王局长", second.Said, StringComparison.Ordinal);

        await AssertEveryReportOpensAsync(site, [New('A'), New('B')]);
        var keys = await site.Seeds.ReadAsync(db => db.RecoveryKeys.OrderBy(k => k.MadeOn).ToListAsync());
        Assert.Equal(2, keys.Count);
        Assert.True(keys[0] is { EndedOn: not null, BoxAB.Length: 0, BoxAC.Length: 0, BoxBC.Length: 0 });
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.ReportWraps.CountAsync(w => w.KeyId == keys[0].Id)));
        Assert.True((await RunAsync(site, "rehearse-recovery", TypedLines.Of(old[0], old[1]))).Code == CommandLine.Fault);
        Assert.True((await RunAsync(site, "rehearse-recovery", TypedLines.Of(New('A'), New('C')))).Code == CommandLine.Done);
        await FileAsync(site);
        await AssertEveryReportOpensAsync(site, [New('A'), New('B')]);
        await using var scope = site.App.Services.CreateAsyncScope();
        Assert.Null((await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None)).Fault);
    }

    [Fact]
    public async Task Renewal_whose_new_shares_were_lost_begins_afresh()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        await site.AddOfficerAsync("huoban1", site.Seeds.FireBureau);
        await site.AddOfficerAsync("huoban2", site.Seeds.FireBureau);
        var old = await site.TakeReportsAsync();
        await FileAsync(site);
        Assert.Equal(CommandLine.Fault, (await RunAsync(site, "renew-recovery", TypedLines.Of(old[0], old[1]))).Code);
        await WrapOneRoundAsync(site, old);
        using var temp = new TempFolder();
        string New(char letter) => File.ReadAllText(temp.File($"new/recovery-share-{letter}.txt"));
        var run = await RunAsync(
            site, "renew-recovery", new TypedLines(() => old[1], () => old[2], () => New('A'), () => New('B')), "--afresh=true", $"--shares-folder={temp.File("new")}");
        Assert.True(run.Code == CommandLine.Done, run.Said);
        await AssertEveryReportOpensAsync(site, [New('C'), New('B')]);
        Assert.Equal(2, await site.Seeds.ReadAsync(db => db.RecoveryKeys.CountAsync()));
    }

    protected abstract Task<PortalDatabase?> DatabaseAsync();

    private static Task<CommandRun> RunAsync(DeskSite site, string command, TextReader typed, params string[] options) =>
        CommandRun.TypedAsync(site.App.DataFolder, command, typed, [.. CommandSettings.Of(site.App.Database), .. options]);

    private static async Task FileAsync(DeskSite site)
    {
        var (citizen, check) = await site.AtCheckAsync();
        Assert.True((await citizen.SendAsync(check)).Says("举报回执"));
    }

    private static async Task WrapOneRoundAsync(DeskSite site, IReadOnlyList<string> old)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var (inForce, proposed) = (await db.RecoveryKeys.InForce().SingleAsync(), await db.RecoveryKeys.SingleAsync(k => k.IsProposed));
        using var opened = scope.ServiceProvider.GetRequiredService<IRecoveryKeys>().Open(old[0], old[1], inForce.Boxes).Value;
        await using var transaction = await db.Database.BeginTransactionAsync();
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<RecoveryRenewal>().WrapRoundAsync(Guid.Empty, inForce, opened, proposed, CancellationToken.None));
        await transaction.CommitAsync();
    }

    /// <summary>The promise of a renewal: at no moment is a report without a recovery wrap that the key in force opens.</summary>
    private static async Task AssertEveryReportOpensAsync(DeskSite site, IReadOnlyList<string> shares)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var key = await db.RecoveryKeys.AsNoTracking().InForce().SingleAsync();
        using var opened = scope.ServiceProvider.GetRequiredService<IRecoveryKeys>().Open(shares[0], shares[1], key.Boxes).Value;
        var sealer = scope.ServiceProvider.GetRequiredService<IReportSealer>();
        var reports = await db.Reports.AsNoTracking().Select(r => r.Id).ToListAsync();
        Assert.NotEmpty(reports);
        foreach (var id in reports)
        {
            var wrap = await db.ReportWraps.AsNoTracking().SingleAsync(w => w.ReportId == id && w.KeyId == key.Id);
            Assert.Equal(64, sealer.OpenWith(opened, Seals.RecoveryWrap(id, key.Id), wrap.SealedKeys).Length);
        }
    }
}

public sealed class RecoveryCommandsOnSqliteTests : RecoveryCommandTests
{
    protected override Task<PortalDatabase?> DatabaseAsync() => Task.FromResult<PortalDatabase?>(null);
}

public sealed class RecoveryCommandsOnPostgresTests : RecoveryCommandTests
{
    protected override async Task<PortalDatabase?> DatabaseAsync() => await PortalDatabases.PostgresAsync();
}
