using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace Portal.Tests.Support;

/// <summary>
/// The site as two processes behind one address: one database, one secret, one folder of sealed files, and a data folder for each alone. A reverse proxy gives
/// every request to the node that did not get the one before, and says in a header which it was.
/// </summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    public const string NodeHeader = "x-test-node";

    private static readonly Dictionary<string, string> Cheap = new()
    {
        ["Portal:SampleReports"] = "false",
        ["Portal:SampleContent"] = "false",
        ["Portal:Intake:AnswerGridMilliseconds"] = "0",
        ["Portal:Passwords:StaffMemoryKiB"] = "8192",
        ["Portal:Passwords:StaffPasses"] = "1",
        ["Portal:Passwords:LearnerMemoryKiB"] = "8192",
        ["Portal:Passwords:LearnerPasses"] = "1",
    };

    private readonly WebApplication _proxy;
    private readonly TempFolder _folder;
    private readonly PortalDatabase _database;

    private TwoNodes(TempFolder folder, PortalDatabase database, PortalProcess one, PortalProcess other, WebApplication proxy) =>
        (_folder, _database, One, Other, _proxy, Address) = (folder, database, one, other, proxy, new Uri(proxy.Urls.First()));

    public PortalProcess One { get; }

    public PortalProcess Other { get; }

    /// <summary>The one address of both.</summary>
    public Uri Address { get; }

    /// <param name="makeDatabase">Given a folder that both nodes share.</param>
    public static async Task<TwoNodes> StartAsync(Func<string, Task<PortalDatabase>> makeDatabase)
    {
        var folder = new TempFolder();
        var shared = Directory.CreateDirectory(folder.File("shared")).FullName;
        var database = await makeDatabase(shared);
        var settings = new Dictionary<string, string>(Cheap)
        {
            ["Portal:Database:Provider"] = database.Provider,
            ["Portal:Database:ConnectionString"] = database.ConnectionString,
            ["Portal:SecretsFolder"] = Path.Combine(shared, "secrets"),
            ["Portal:Blobs:Folder"] = Path.Combine(shared, "blobs"),
        };

        // One after the other: the first makes the database.
        var one = await PortalProcess.StartAsync(Directory.CreateDirectory(folder.File("one")).FullName, settings: settings);
        var other = await PortalProcess.StartAsync(
            Directory.CreateDirectory(folder.File("other")).FullName, settings: new Dictionary<string, string>(settings) { ["Portal:Jobs:Enabled"] = "false" });
        var proxy = Proxy(one.Address, other.Address);
        await proxy.StartAsync();
        return new TwoNodes(folder, database, one, other, proxy);
    }

    /// <summary>A browser without script at one of the three addresses. Cookies know no port, so one jar can be shown to all of them.</summary>
    public static HttpClient Browser(Uri address, System.Net.CookieContainer jar) =>
        new(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };

    public HttpClient Visitor() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private static WebApplication Proxy(Uri one, Uri other)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        builder.Services.AddReverseProxy()
            .LoadFromMemory(
                [new RouteConfig { RouteId = "all", ClusterId = "site", Match = new RouteMatch { Path = "{**all}" } }],
                [
                    new ClusterConfig
                    {
                        ClusterId = "site",
                        LoadBalancingPolicy = "RoundRobin",
                        Destinations = new Dictionary<string, DestinationConfig>
                        {
                            ["one"] = new() { Address = one.ToString() },
                            ["other"] = new() { Address = other.ToString() },
                        },
                    },
                ])
            .AddTransforms(transforms => transforms.AddResponseTransform(answer =>
            {
                answer.HttpContext.Response.Headers[NodeHeader] = answer.HttpContext.GetReverseProxyFeature().ProxiedDestination!.DestinationId;
                return ValueTask.CompletedTask;
            }));
        var proxy = builder.Build();
        proxy.MapReverseProxy();
        return proxy;
    }
}
