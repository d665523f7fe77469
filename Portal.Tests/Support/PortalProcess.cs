using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Portal.Tests.Support;

/// <summary>
/// The site as a process of its own, so that a test can kill it at any moment and start it again on the same data folder. It listens on a
/// port that the system chooses, and counts as started when it says which.
/// </summary>
public sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(Process process) => _process = process;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public int Id => _process.Id;

    /// <summary>What it has said so far on both of its outputs.</summary>
    public string Output => string.Join('\n', _output);

    /// <param name="dataFolder">Kept by the caller: it outlives this process on purpose.</param>
    /// <param name="environment">Development or Production.</param>
    /// <param name="settings">By their full names: <c>Portal:Blobs:Kind</c>.</param>
    public static async Task<PortalProcess> StartAsync(
        string dataFolder, string environment = "Development", IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Folder("Portal.Web"),
            ArgumentList =
            {
                Program,
                $"--environment={environment}",
                $"--contentRoot={Repository.Folder("Portal.Web")}",
                "--urls=http://127.0.0.1:0",
                $"--Portal:DataFolder={dataFolder}",
                "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.ArgumentList.Add($"--{name}={value}");
        }

        // The site's own temporary files belong to what a test searches afterwards.
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(dataFolder, "tmp")).FullName;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var portal = new PortalProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        try
        {
            portal.Run();
            portal.Address = await portal._listening.Task.WaitAsync(StartLimit);
            using var client = portal.Client();
            using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
            return portal;
        }
        catch (Exception failure)
        {
            var said = portal.Output;
            await portal.DisposeAsync();
            throw new InvalidOperationException($"The site did not start. It said:\n{said}", failure);
        }
    }

    public HttpClient Client() =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };

    /// <summary>SIGKILL: no handler of the site runs any more.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    internal static string Program
    {
        get
        {
            var own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
            var target = Path.GetFileName(own);
            var configuration = Path.GetFileName(Path.GetDirectoryName(own)!);
            return Repository.Folder("Portal.Web", "bin", configuration, target, "Portal.Web.dll");
        }
    }

    private void Run()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The process ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Listening();
}
