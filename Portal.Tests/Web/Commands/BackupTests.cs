using System.Text.RegularExpressions;
using global::Portal.Web.Adapters.Backup;
using global::Portal.Web.Adapters.Data;
using global::Portal.Web.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Desk;
using Portal.Tests.Web.Intake;

namespace Portal.Tests.Web.Commands;

/// <summary>Backups on the real thing: filed through the form, backed up while the site runs, everything lost, restored, opened.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public static TheoryData<string, string> Places => new() { { "sqlite", "files" }, { "sqlite", "azure" }, { "postgres", "files" }, { "postgres", "azure" } };

    private string To => _temp.File("backup");

    private string WrapsTo => _temp.File("wraps");

    private string Safe => _temp.File("safe");

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Everything_lost_comes_back_and_opens(string database, string blobs)
    {
        var filed = await FileAndBackUpAsync(new BackupPlace(database, blobs));
        Assert.Empty(DiskSearch.Find([.. filed.Markers.All, filed.Receipt], [To, WrapsTo]));

        await using var machine = await BackupMachine.MakeAsync(new BackupPlace(database, blobs));
        machine.TakeSecretsFrom(Safe);
        var run = await CommandRun.OfAsync(machine.Data, "restore", [.. machine.Options, $"--from={To}", $"--wraps-from={WrapsTo}"]);

        Assert.True(run.Code == CommandLine.Done, run.Said);
        Assert.Contains("举报都能打开", run.Said, StringComparison.Ordinal);
        Assert.Contains("操作记录完整", run.Said, StringComparison.Ordinal);
        var again = await CommandRun.OfAsync(machine.Data, "restore", [.. machine.Options, $"--from={To}", $"--wraps-from={WrapsTo}"]);
        Assert.Equal(CommandLine.Fault, again.Code);
        Assert.Contains("这个网站不是空的", again.Said, StringComparison.Ordinal);
        await OpensAsync(machine, filed);
    }

    [Fact]
    public async Task Backup_of_one_kind_of_site_restores_into_the_other()
    {
        var filed = await FileAndBackUpAsync(new BackupPlace("sqlite", "files"));
        await using var machine = await BackupMachine.MakeAsync(new BackupPlace("postgres", "azure"));
        machine.TakeSecretsFrom(Safe);
        var run = await CommandRun.OfAsync(machine.Data, "restore", [.. machine.Options, $"--from={To}", $"--wraps-from={WrapsTo}"]);
        Assert.True(run.Code == CommandLine.Done, run.Said);
        await OpensAsync(machine, filed);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Main_part_alone_opens_nothing_for_officer_receipt_and_two_shares(string database)
    {
        var filed = await FileAndBackUpAsync(new BackupPlace(database, "files"));
        var main = Directory.GetFiles(To, SiteBackup.DatabaseFile, SearchOption.AllDirectories).Select(File.ReadAllBytes).Single();
        Assert.NotEmpty(filed.Secrets);
        Assert.All(filed.Secrets, secret => Assert.Equal(-1, main.AsSpan().IndexOf(secret)));

        await using var machine = await BackupMachine.MakeAsync(new BackupPlace(database, "files"));
        machine.TakeSecretsFrom(Safe);
        var run = await CommandRun.OfAsync(
            machine.Data, "restore", [.. machine.Options, $"--from={To}", $"--wraps-from={WrapsTo}", "--without-wraps=true"]);
        Assert.True(run.Code == CommandLine.Done, run.Said);
        await StaysShutAsync(machine, filed);
    }

    [Fact]
    public async Task Backup_of_an_ended_report_opens_for_nobody_fifteen_days_later()
    {
        var place = new BackupPlace("sqlite", "files");
        // Long past for the clock of the commands: that day's key is beyond its life, file or no file.
        var filed = await FileAndBackUpAsync(place, new DateTimeOffset(2026, 10, 1, 1, 30, 0, TimeSpan.Zero), inProcess: true);
        await using var machine = await BackupMachine.MakeAsync(place);
        machine.TakeSecretsFrom(Safe);
        Assert.Single(Directory.GetFiles(Path.Combine(machine.Data, "secrets", "backup-keys")));

        var run = await CommandRun.OfAsync(machine.Data, "restore", [.. machine.Options, $"--from={To}", $"--wraps-from={WrapsTo}"]);

        Assert.True(run.Code == CommandLine.Done, run.Said);
        Assert.Contains("2026年10月1日 的日密钥已经销毁", run.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(machine.Data, "secrets", "backup-keys")));
        await StaysShutAsync(machine, filed);
    }

    [Theory]
    [InlineData(SiteBackup.DatabaseFile, "PartBroken")]
    [InlineData(SiteBackup.BlobListFile, "PartBroken")]
    [InlineData(BackupManifest.FileName, "NotGenuine")]
    [InlineData("blob", "PartBroken")]
    [InlineData("wraps", "WrapsBroken")]
    public async Task Changed_backup_is_refused_and_nothing_is_written(string what, string code)
    {
        await FileAndBackUpAsync(new BackupPlace("sqlite", "files"));
        var path = what switch
        {
            "blob" => Directory.GetFiles(Path.Combine(To, BackupBlobs.FolderName), "*", SearchOption.AllDirectories)[0],
            "wraps" => Directory.GetFiles(WrapsTo)[0],
            _ => Directory.GetFiles(To, what, SearchOption.AllDirectories)[0],
        };
        var bytes = await File.ReadAllBytesAsync(path);
        var at = what == BackupManifest.FileName ? bytes.AsSpan().IndexOf("\"takenAt\": \"20"u8) + "\"takenAt\": \"20"u8.Length : bytes.Length / 2;
        bytes[at] = (byte)(bytes[at] == (byte)'1' ? '2' : '1');
        await File.WriteAllBytesAsync(path, bytes);

        await using var machine = await BackupMachine.MakeAsync(new BackupPlace("sqlite", "files"));
        machine.TakeSecretsFrom(Safe);
        await using var app = CommandLine.Compose(["--environment=Production", $"--contentRoot={Repository.Folder("Portal.Web")}", $"--Portal:DataFolder={machine.Data}", .. machine.Options]);
        await using var scope = app.Services.CreateAsyncScope();
        var (backup, fault) = await scope.ServiceProvider.GetRequiredService<SiteRestore>().CheckAsync(To, WrapsTo, withoutWraps: false, CancellationToken.None);
        Assert.Null(backup);
        Assert.Equal(code, fault!.Code);
        Assert.False(File.Exists(Path.Combine(machine.Data, "portal.db")));
    }

    [Fact]
    public async Task Next_backups_copy_no_file_twice_and_take_old_ones_away()
    {
        await using var machine = await BackupMachine.MakeAsync(new BackupPlace("sqlite", "files"));
        await using var site = await DeskSite.StartAsync(machine.Database, machine.Data);
        await FileAsync(site, new Markers());
        var first = await BackUpAsync(site);
        var copy = Directory.GetFiles(Path.Combine(To, BackupBlobs.FolderName), "*", SearchOption.AllDirectories).Single();
        await File.WriteAllBytesAsync(copy, new byte[new FileInfo(copy).Length]);
        site.App.Time.Advance(TimeSpan.FromDays(1));
        var second = await BackUpAsync(site);
        Assert.Equal(1, second.Manifest.Blobs.Count);
        Assert.All(await File.ReadAllBytesAsync(copy), b => Assert.Equal(0, b));

        site.App.Time.Advance(TimeSpan.FromDays(15));
        var third = await BackUpAsync(site);
        Assert.Equal((2, 2, 0), (third.KeysDestroyed, third.OldWraps, third.OldBackups));
        Assert.False(File.Exists(first.WrapsFile));

        site.App.Time.Advance(TimeSpan.FromDays(31));
        var fourth = await BackUpAsync(site);
        Assert.Equal(3, fourth.OldBackups);
        Assert.Equal([fourth.Folder], BackupFolders.Complete(To));
    }

    [Fact]
    public async Task Draft_and_its_file_are_in_no_backup()
    {
        await using var machine = await BackupMachine.MakeAsync(new BackupPlace("sqlite", "files"));
        await using var site = await DeskSite.StartAsync(machine.Database, machine.Data);
        await site.AddOfficerAsync("huoban1", site.Seeds.FireBureau);
        await site.AddOfficerAsync("huoban2", site.Seeds.FireBureau);
        await site.TakeReportsAsync();
        await site.AtCheckAsync(("a.jpg", Markers.PhotoBytes()));
        Assert.Equal(1, await site.Seeds.ReadAsync(db => db.SealedBlobs.CountAsync()));
        var made = await BackUpAsync(site);
        Assert.Equal(0, made.Manifest.Blobs.Count);
        Assert.Equal(0, made.Manifest.Rows.Single(r => r.Table == "SealedBlobs").Rows);
        Assert.DoesNotContain(made.Manifest.Rows.Concat(made.Manifest.SealedRows), r => r.Table is "Drafts" or "FollowUpChains" or "Sessions");
    }

    [Theory]
    [InlineData("--to=x")]
    [InlineData("--to=a", "--wraps-to=a/b")]
    [InlineData("--to=a/b", "--wraps-to=a")]
    [InlineData("--to=a", "--wraps-to=b", "--wrapsto=c")]
    public async Task Mistyped_places_are_refused(params string[] options) =>
        Assert.Equal(CommandLine.Misused, (await CommandRun.OfAsync(_temp.Path, "backup", options)).Code);

    public void Dispose() => _temp.Dispose();

    /// <summary>Files a report with an attachment, backs up by the command (or on the site's own clock), and keeps the secrets in the safe. Then the machine is gone.</summary>
    private async Task<Filed> FileAndBackUpAsync(BackupPlace place, DateTimeOffset? now = null, bool inProcess = false)
    {
        await using var machine = await BackupMachine.MakeAsync(place);
        await using var site = await DeskSite.StartAsync(machine.Database, machine.Data, now, machine.Settings);
        var filed = await FileAsync(site, new Markers());
        if (inProcess)
        {
            await BackUpAsync(site);
        }
        else
        {
            var run = await CommandRun.OfAsync(machine.Data, "backup", [.. machine.Options, $"--to={To}", $"--wraps-to={WrapsTo}", $"--keys-to={_temp.File("mirror")}"]);
            Assert.True(run.Code == CommandLine.Done, run.Said);
            Assert.Single(Directory.GetFiles(_temp.File("mirror")));
        }

        BackupMachine.CopyFolder(Path.Combine(machine.Data, "secrets"), Safe);
        return filed;
    }

    private static async Task<Filed> FileAsync(DeskSite site, Markers markers)
    {
        await site.AddOfficerAsync("huoban1", site.Seeds.FireBureau);
        await site.AddOfficerAsync("huoban2", site.Seeds.FireBureau);
        var shares = await site.TakeReportsAsync();
        var browser = new ReporterBrowser(site.App, site.App.Client());
        var files = await browser.ToFilesAsync(
            new Dictionary<string, string>(markers.What) { ["Hazard"] = "t-exit" }, new Dictionary<string, string>(markers.Where) { ["District"] = "T90101" });
        files = await browser.PostAsync(files, "upload", null, (markers.FileName, Markers.PhotoBytes()));
        var sent = await browser.SendAsync(await browser.ToCheckAsync(files, markers.Contact));
        Assert.True(sent.Says("举报回执"), sent.Html);
        var secrets = await site.Seeds.ReadAsync(async db =>
        {
            var wraps = await db.ReportWraps.AsNoTracking().Select(w => w.SealedKeys).ToListAsync();
            var report = await db.Reports.AsNoTracking().SingleAsync();
            return (IReadOnlyList<byte[]>)[.. wraps, report.ReporterWrap, report.SealedReporterKey, report.ReceiptTag, report.ClaimTag];
        });
        return new Filed(markers, sent.Receipt, shares, secrets);
    }

    private async Task<BackupResult> BackUpAsync(DeskSite site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SiteBackup>().RunAsync(To, WrapsTo, CancellationToken.None);
    }

    private static async Task OpensAsync(BackupMachine machine, Filed filed)
    {
        await using var app = await PortalApp.StartAsync(new PortalAppOptions { Database = machine.Database, DataFolder = machine.Data, Settings = machine.Settings });
        using var desk = app.Client(cookies: true);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await AccountSite.SignInAsync(desk, "huoban1")).StatusCode);
        var page = Regex.Match(await desk.GetStringAsync("/desk/cases"), "/desk/cases/[0-9a-f-]{36}").Value;
        Assert.Contains(filed.Markers.Text, await desk.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Equal([0xFF, 0xD8, 0xFF], (await desk.GetByteArrayAsync(page + "/attachments/1"))[..3]);
        var followed = await new ReporterBrowser(app, app.Client()).FollowAsync(filed.Receipt);
        Assert.True(followed.Says("附件 1.jpg"), followed.Html);
    }

    private static async Task StaysShutAsync(BackupMachine machine, Filed filed)
    {
        var recovered = await CommandRun.TypedAsync(
            machine.Data, "recover", TypedLines.Of(filed.Shares[0], filed.Shares[1]), [.. machine.Options, "--officer=huoban1", "--reason=officers"]);
        Assert.Contains("能打开其中 0 件", recovered.Said, StringComparison.Ordinal);
        await using var app = await PortalApp.StartAsync(new PortalAppOptions { Database = machine.Database, DataFolder = machine.Data, Settings = machine.Settings });
        using var desk = app.Client(cookies: true);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await AccountSite.SignInAsync(desk, "huoban1")).StatusCode);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var report = await db.Reports.AsNoTracking().SingleAsync();
        Assert.False((await desk.GetAsync(new Uri($"/desk/cases/{report.Id}", UriKind.Relative))).IsSuccessStatusCode);
        Assert.Empty(await db.ReportWraps.ToListAsync());
        Assert.True(report is { ReporterWrap.Length: 0, SealedReporterKey.Length: 0 });
        Assert.False((await new ReporterBrowser(app, app.Client()).FollowAsync(filed.Receipt)).Says("附件 1.jpg"));
    }

    private sealed record Filed(Markers Markers, string Receipt, IReadOnlyList<string> Shares, IReadOnlyList<byte[]> Secrets);
}
