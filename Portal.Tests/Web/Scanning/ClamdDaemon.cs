using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Portal.Tests.Web.Scanning;

/// <summary>
/// Debian's real clamd, from <c>PORTAL_CLAMD</c>, set up as docs/operations.md asks for: its temporary directory in memory, no log. Its signatures are a few
/// lines of the test's own.
/// </summary>
internal sealed class ClamdDaemon : IAsyncDisposable
{
    private const string Memory = "/dev/shm";

    private readonly Process _process;
    private readonly string _folder;

    private ClamdDaemon(Process process, string folder) => (_process, _folder) = (process, folder);

    /// <summary>The test string of the anti-virus makers, put together only here: no file of the repository holds it.</summary>
    public static string Eicar => string.Concat(@"X5O!P%@AP[4\PZX54(P^)7CC)7}", "$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!", "$H+H*");

    public string Socket => Path.Combine(_folder, "clamd.sock");

    public string Temporary => Path.Combine(_folder, "tmp");

    public int Id => _process.Id;

    /// <param name="marks">Further texts that count as finds.</param>
    public static async Task<ClamdDaemon> StartAsync(string streamMaxLength = "110M", string maxFileSize = "110M", params string[] marks)
    {
        var program = Environment.GetEnvironmentVariable("PORTAL_CLAMD");
        Assert.SkipWhen(string.IsNullOrEmpty(program), "PORTAL_CLAMD is not set: ./test.sh installs clamav-daemon and sets it.");
        var folder = Path.Combine(Memory, "portal-test-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.Combine(folder, "tmp"));
        Directory.CreateDirectory(Path.Combine(folder, "signatures"));
        string[] all = [Eicar, .. marks];
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "signatures", "portal.ndb"),
            all.Select((mark, i) => string.Create(CultureInfo.InvariantCulture, $"Portal.Test-{i}:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(mark))}")));
        await File.WriteAllTextAsync(Path.Combine(folder, "clamd.conf"), $"""
            Foreground yes
            LocalSocket {folder}/clamd.sock
            DatabaseDirectory {folder}/signatures
            TemporaryDirectory {folder}/tmp
            LeaveTemporaryFiles no
            StreamMaxLength {streamMaxLength}
            MaxFileSize {maxFileSize}
            MaxScanSize 400M
            AlertExceedsMax yes
            LogClean no
            LogSyslog no
            SelfCheck 0

            """);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(program!, ["--config-file", Path.Combine(folder, "clamd.conf")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.Start();
        var daemon = new ClamdDaemon(process, folder);
        try
        {
            await daemon.ListeningAsync();
            return daemon;
        }
        catch
        {
            await daemon.DisposeAsync();
            throw;
        }
    }

    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>The files that the daemon holds open for writing, but for its own outputs.</summary>
    public IReadOnlyList<string> FilesWritten() =>
    [
        .. Directory.EnumerateFileSystemEntries($"/proc/{Id}/fd")
            .Select(link => (Target: new FileInfo(link).LinkTarget ?? "", Flags: FlagsOf(Path.GetFileName(link))))
            .Where(open => open.Target.StartsWith('/') && !open.Target.StartsWith("/dev/null", StringComparison.Ordinal) && (open.Flags & 3) != 0)
            .Select(open => open.Target),
    ];

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The kind of file system that a folder lies on.</summary>
    public static string FileSystemOf(string folder) => File.ReadLines("/proc/mounts")
        .Select(line => line.Split(' '))
        .Where(mount => folder == mount[1] || folder.StartsWith(mount[1].TrimEnd('/') + "/", StringComparison.Ordinal))
        .MaxBy(mount => mount[1].Length)![2];

    /// <summary>Its first words end when it has begun to accept.</summary>
    private async Task ListeningAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("Self checking", StringComparison.Ordinal))
            {
                // What else it says must not fill the pipe.
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException("clamd ended: " + await _process.StandardError.ReadToEndAsync(limit.Token));
    }

    private int FlagsOf(string descriptor)
    {
        var line = File.ReadLines($"/proc/{Id}/fdinfo/{descriptor}").FirstOrDefault(l => l.StartsWith("flags:", StringComparison.Ordinal));
        return line is null ? 0 : Convert.ToInt32(line["flags:".Length..].Trim(), 8);
    }
}
