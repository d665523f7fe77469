using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Portal.Web;

namespace Portal.Tests.Support;

/// <summary>What a test wants to be different about the site that it starts.</summary>
public sealed record PortalAppOptions
{
    /// <summary>Development makes its own database; Production refuses to start half-configured.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Seeds the sample city. Most tests want an empty one, to fill as they need.</summary>
    public bool SampleData { get; init; }

    /// <summary>The database; a SQLite file in the data folder unless given. The app disposes it.</summary>
    public PortalDatabase? Database { get; init; }

    /// <summary>Where the site keeps its data; a folder of the app's own, removed with it, unless given.</summary>
    public string? DataFolder { get; init; }

    public DateTimeOffset Now { get; init; } = new(2026, 11, 24, 1, 30, 0, TimeSpan.Zero);

    /// <summary>More settings, by their full names: <c>Portal:Blobs:Kind</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public Action<WebApplicationBuilder>? Configure { get; init; }
}

/// <summary>
/// The real site on a real Kestrel at a free port of 127.0.0.1, with a data folder, a clock and a log of its own. Nothing of ours is replaced but
/// the clock.
/// </summary>
public sealed class PortalApp : IAsyncDisposable
{
    private readonly TempFolder _temp;
    private readonly PortalDatabase _database;
    private readonly List<HttpClient> _clients = [];
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _dislikes = [];

    private PortalApp(WebApplication app, TempFolder temp, PortalDatabase database, string dataFolder, FakeTimeProvider time, LogRecord log)
    {
        (_app, _temp, _database, DataFolder, Time, Log) = (app, temp, database, dataFolder, time, log);
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string DataFolder { get; }

    /// <summary>A folder that holds the data folder (unless that was given), the log file and the dump: all that this site wrote.</summary>
    public string Folder => _temp.Path;

    public FakeTimeProvider Time { get; }

    public LogRecord Log { get; }

    public PortalDatabase Database => _database;

    public IServiceProvider Services => _app.Services;

    public static async Task<PortalApp> StartAsync(PortalAppOptions? options = null)
    {
        options ??= new PortalAppOptions();
        var temp = new TempFolder();
        var data = options.DataFolder ?? Directory.CreateDirectory(temp.File("data")).FullName;
        var database = options.Database ?? PortalDatabases.Sqlite(data);
        var time = new FakeTimeProvider(options.Now);
        var log = new LogRecord(temp.File("portal.log"));
        WebApplication? app = null;
        try
        {
            app = PortalHost.Build(Arguments(options, data, database), builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Logging.ClearProviders().AddProvider(log);
                options.Configure?.Invoke(builder);
            });
            var portal = new PortalApp(app, temp, database, data, time, log);
            await PortalHost.PrepareAsync(app);
            await app.StartAsync();
            portal.Address = new Uri(app.Urls.First());
            return portal;
        }
        catch
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            log.Dispose();
            await database.DisposeAsync();
            temp.Dispose();
            throw;
        }
    }

    /// <summary>A client as a plain browser without script: it follows no redirect by itself, and keeps cookies only when asked to.</summary>
    public HttpClient Client(bool cookies = false)
    {
        var client = new HttpClient(new IntakeWatch(new SocketsHttpHandler { UseCookies = cookies, AllowAutoRedirect = false, UseProxy = false }, _dislikes)) { BaseAddress = Address };
        lock (_clients)
        {
            _clients.Add(client);
        }

        return client;
    }

    /// <summary>
    /// Checks 1, 3 and 16 over all that the tests of one class did with this site: what <see cref="ReporterBrowser"/> types is nowhere on the disk, no log has a path or
    /// the port of a visitor, every answer of the intake had its headers. Empty when all is well.
    /// </summary>
    public async Task<IReadOnlyList<string>> LookBackAsync()
    {
        var log = Log.Text.Replace(Address.Authority, "", StringComparison.Ordinal);
        return
        [
            .. await FindOnDiskAsync("没有人在上面看着，池边只有一根绳子", "示例路 18 号西北角"),
            .. LinesWith("/report").Select(line => "The log names a path of the intake: " + line),
            .. LinesWith("127.0.0.1:").Select(line => "The log names a visitor's address: " + line),
            .. _dislikes.Distinct(),
        ];

        IEnumerable<string> LinesWith(string what) => log.Split('\n').Where(line => line.Contains(what, StringComparison.Ordinal));
    }

    /// <summary>Searches everything this site keeps (data, database, log, its temporary files and unlinked ones) for what must not be there.</summary>
    public async Task<IReadOnlyList<string>> FindOnDiskAsync(params string[] markers)
    {
        var dump = Directory.CreateDirectory(_temp.File("dump")).FullName;
        await _database.DumpAsync(dump);
        return DiskSearch.Find(markers, [Folder, DataFolder], processId: System.Environment.ProcessId);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        await _app.StopAsync();
        await _app.DisposeAsync();
        Log.Dispose();
        await _database.DisposeAsync();
        _temp.Dispose();
    }

    private static string[] Arguments(PortalAppOptions options, string data, PortalDatabase database) =>
    [
        $"--environment={options.Environment}",
        $"--contentRoot={Repository.Folder("Portal.Web")}",
        "--urls=http://127.0.0.1:0",
        $"--Portal:DataFolder={data}",
        $"--Portal:Database:Provider={database.Provider}",
        $"--Portal:Database:ConnectionString={database.ConnectionString}",
        // A clock that only the test moves would hold every answer back for ever.
        "--Portal:Intake:AnswerGridMilliseconds=0",
        // What a password costs is measured by the benchmark, not paid by every test.
        "--Portal:Passwords:StaffMemoryKiB=8192",
        "--Portal:Passwords:StaffPasses=1",
        "--Portal:Passwords:LearnerMemoryKiB=8192",
        "--Portal:Passwords:LearnerPasses=1",
        // A test runs a job when it means to.
        "--Portal:Jobs:Enabled=false",
        $"--Portal:SampleData={options.SampleData}",
        "--Portal:SampleContent=false",
        .. options.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
    ];
}
