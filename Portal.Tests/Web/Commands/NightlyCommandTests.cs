using System.Diagnostics;
using System.Security.Cryptography;
using Portal.Domain.Kernel;
using Portal.Tests.Support;
using Portal.Web.Adapters.Blobs;
using Portal.Web.Commands;

namespace Portal.Tests.Web.Commands;

/// <summary>The night's jobs as a command, repeated and killed.</summary>
public sealed class NightlyCommandTests
{
    private const int Files = 400;

    [Fact]
    public async Task Site_that_was_never_set_up_has_no_night()
    {
        using var temp = new TempFolder();
        Assert.Equal(CommandLine.Fault, (await CommandRun.OfAsync(temp.Path, "nightly")).Code);
    }

    [Fact]
    public async Task Killed_night_loses_no_file_and_the_next_one_goes_on()
    {
        using var temp = new TempFolder();
        Assert.Equal(CommandLine.Done, (await CommandRun.OfAsync(temp.Path, "setup")).Code);
        var blobs = Path.Combine(temp.Path, "blobs");
        var store = new FileBlobStore(blobs, TimeProvider.System);
        var kept = new Dictionary<BlobName, byte[]>();
        for (var i = 0; i < Files; i++)
        {
            var (name, bytes) = (BlobName.Random(), RandomNumberGenerator.GetBytes(1000 + i));
            await store.WriteAsync(name, async (stream, token) => await stream.WriteAsync(bytes, token), CancellationToken.None);
            kept.Add(name, bytes);
        }

        // Killed as soon as the first files are done: the process is then in the middle of the others.
        using (var night = Start(temp.Path))
        {
            while (!night.HasExited && Levelled(blobs) == 0)
            {
                await Task.Yield();
            }

            night.Kill();
            await night.WaitForExitAsync();
        }

        // On a machine that leaves this process no time the night may be over by now; then nothing was cut, and nothing may be lost all the same.
        Assert.InRange(Levelled(blobs), 1, Files);
        await AllThereAsync(store, kept);
        var again = await CommandRun.OfAsync(temp.Path, "nightly");
        Assert.Equal(CommandLine.Done, again.Code);
        Assert.Equal(Files, Levelled(blobs));
        await AllThereAsync(store, kept);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(blobs, ".unfinished")));
        Assert.Contains("文件重写了 0 个", (await CommandRun.OfAsync(temp.Path, "nightly")).Said, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Done, (await CommandRun.OfAsync(temp.Path, "verify-audit")).Code);
    }

    private static async Task AllThereAsync(FileBlobStore store, Dictionary<BlobName, byte[]> kept)
    {
        foreach (var (name, bytes) in kept)
        {
            await using var stream = await store.OpenReadAsync(name, CancellationToken.None);
            var read = new byte[stream.Length];
            await stream.ReadExactlyAsync(read);
            Assert.Equal(bytes, read);
        }

        Assert.Equal(kept.Count, await store.ListAsync(CancellationToken.None).CountAsync());
    }

    private static int Levelled(string blobs) => Directory.EnumerateDirectories(blobs, "??")
        .SelectMany(Directory.EnumerateFiles).Count(path => File.GetLastWriteTimeUtc(path) == FileLevelling.Stamp);

    private static Process Start(string folder) => Process.Start(new ProcessStartInfo("dotnet")
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        WorkingDirectory = Repository.Folder("Portal.Web"),
        ArgumentList =
        {
            PortalProcess.Program, "nightly", "--environment=Production", $"--contentRoot={Repository.Folder("Portal.Web")}", $"--Portal:DataFolder={folder}",
            "--Portal:Jobs:Enabled=false",
        },
    })!;
}
