using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using global::Portal.Domain.Kernel;
using global::Portal.Web.Adapters.Backup;
using global::Portal.Web.Adapters.Blobs;
using global::Portal.Web.Commands;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Commands;

/// <summary>A backup that is killed (SIGKILL) leaves nothing that looks complete; the next one works. And Development's own shares stay off the disk.</summary>
public sealed class BackupKillTests
{
    private static readonly Dictionary<string, string> Cheap = new()
    {
        ["Portal:SampleContent"] = "false",
        ["Portal:Passwords:StaffMemoryKiB"] = "8192", ["Portal:Passwords:StaffPasses"] = "1", ["Portal:Passwords:LearnerMemoryKiB"] = "8192", ["Portal:Passwords:LearnerPasses"] = "1",
    };

    [Fact]
    public async Task Killed_backup_is_none_and_the_next_one_is_whole()
    {
        using var temp = new TempFolder();
        var data = Directory.CreateDirectory(temp.File("data")).FullName;
        await using (var site = await PortalProcess.StartAsync(data, settings: Cheap))
        {
            var shares = Regex.Matches(site.Output, "[ABC]( [0-9A-HJKMNP-TV-Z]{4}){14}").Select(m => m.Value).ToArray();
            Assert.Equal(3, shares.Length);
            Assert.Empty(DiskSearch.Find(shares.Concat(shares.Select(share => share.Replace(" ", "", StringComparison.Ordinal))), [data], site.Id));
        }

        var store = new FileBlobStore(Path.Combine(data, "blobs"), TimeProvider.System);
        for (var i = 0; i < 12; i++)
        {
            await store.WriteAsync(BlobName.Random(), (to, cancel) => to.WriteAsync(RandomNumberGenerator.GetBytes(1 << 20), cancel).AsTask(), CancellationToken.None);
        }

        var (to, wrapsTo) = (Directory.CreateDirectory(temp.File("to")).FullName, Directory.CreateDirectory(temp.File("wraps")).FullName);
        var whole = 0;
        foreach (var moment in (int[])[1, 2, 3, 4, 6, 9, 14, 20])
        {
            await KillAtAsync(moment, data, to, wrapsTo);
            whole = BackupFolders.Complete(to).Count;
            foreach (var folder in BackupFolders.Complete(to))
            {
                Assert.Null((await CheckAsync(data, folder, wrapsTo)).Fault);
            }
        }

        var run = await CommandRun.OfAsync(data, "backup", $"--to={to}", $"--wraps-to={wrapsTo}");
        Assert.True(run.Code == CommandLine.Done, run.Said);
        Assert.Equal(whole + 1, BackupFolders.Complete(to).Count);
        Assert.Empty(Directory.GetFileSystemEntries(to, "*.unfinished", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(wrapsTo, "*.unfinished"));
        var (backup, fault) = await CheckAsync(data, to, wrapsTo);
        Assert.Null(fault);
        Assert.Equal(12, backup!.Blobs.Count);
    }

    /// <summary>Kills the command when so many files and folders of the backup have appeared.</summary>
    private static async Task KillAtAsync(int moment, string data, string to, string wrapsTo)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var seen = 0;
        void Count(object sender, FileSystemEventArgs e)
        {
            if (Interlocked.Increment(ref seen) == moment)
            {
                reached.TrySetResult();
            }
        }

        using var main = Watch(to, Count);
        using var wraps = Watch(wrapsTo, Count);
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Repository.Folder("Portal.Web") };
        foreach (var argument in (string[])
            [PortalProcess.Program, "backup", "--environment=Production", $"--contentRoot={Repository.Folder("Portal.Web")}", $"--Portal:DataFolder={data}", $"--to={to}", $"--wraps-to={wrapsTo}"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await Task.WhenAny(reached.Task, process.WaitForExitAsync());
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
    }

    private static FileSystemWatcher Watch(string folder, FileSystemEventHandler seen)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Created += seen;
        watcher.Renamed += (sender, renamed) => seen(sender, renamed);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private static async Task<(CheckedBackup? Backup, RestoreFault? Fault)> CheckAsync(string data, string from, string wrapsFrom)
    {
        await using var app = CommandLine.Compose(["--environment=Production", $"--contentRoot={Repository.Folder("Portal.Web")}", $"--Portal:DataFolder={data}"]);
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SiteRestore>().CheckAsync(from, wrapsFrom, withoutWraps: false, CancellationToken.None);
    }
}
