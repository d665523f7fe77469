using Portal.Tests.Proof;
using Portal.Tests.Support;

namespace Portal.Benchmarks;

/// <summary>The site as a process of its own, in the same build as this program, on a data folder that goes with it.</summary>
internal sealed class SiteUnderTest : IAsyncDisposable
{
    private readonly TempFolder _folder;

    private SiteUnderTest(TempFolder folder, PortalProcess process) => (_folder, Process) = (folder, process);

    public PortalProcess Process { get; }

    public string DataFolder => _folder.File("data");

    public double ResidentMegabytes => ProcessFigures.ResidentMegabytes(Process.Id);

    public TimeSpan ProcessorTime => ProcessFigures.ProcessorTime(Process.Id);

    /// <summary>What every run sets: cheap passwords, which only the sample staff have, no sample reports and no publicity. Answers keep their real grid.</summary>
    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["Portal:SampleReports"] = "false",
            ["Portal:SampleContent"] = "false",
            ["Portal:Passwords:StaffMemoryKiB"] = "8192",
            ["Portal:Passwords:StaffPasses"] = "1",
            ["Portal:Passwords:LearnerMemoryKiB"] = "8192",
            ["Portal:Passwords:LearnerPasses"] = "1",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }

    public static async Task<SiteUnderTest> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = new TempFolder();
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        return new SiteUnderTest(folder, await PortalProcess.StartAsync(data, settings: Settings(settings)));
    }

    /// <summary>A client that keeps as many connections as it has answers open, and no cookie.</summary>
    public HttpClient Client()
    {
        var client = Process.Client();
        client.Timeout = TimeSpan.FromMinutes(20);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _folder.Dispose();
    }
}
