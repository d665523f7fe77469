using global::Portal.Domain.Access;
using global::Portal.Domain.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Domain.Reporting;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Desk;

/// <summary>
/// The real site with its desk. Who is signed in is said by a header of the test, so that these tests hold the desk's pages and not the sign-in, which
/// has tests of its own.
/// </summary>
internal sealed class DeskSite : IAsyncDisposable
{
    public const string Header = "X-Test-Officer";

    private static readonly Dictionary<string, Officer> Officers = [];
    private static readonly Lock Gate = new();

    private DeskSite(PortalApp app)
    {
        App = app;
        Seeds = new CaseSeeds(app.Services);
    }

    public PortalApp App { get; }

    public CaseSeeds Seeds { get; }

    public static async Task<DeskSite> StartAsync()
    {
        var app = await PortalApp.StartAsync(new PortalAppOptions
        {
            Configure = builder =>
            {
                builder.Services.AddHttpContextAccessor();
                builder.Services.AddScoped<ByHeader>();
                builder.Services.AddScoped<IActor>(provider => provider.GetRequiredService<ByHeader>());
                builder.Services.AddScoped<IKeyring>(provider => provider.GetRequiredService<ByHeader>());
            },
        });
        var site = new DeskSite(app);
        await site.Seeds.PlantAsync();
        return site;
    }

    /// <summary>The header's value that stands for this officer.</summary>
    public static string Pass(Officer officer)
    {
        lock (Gate)
        {
            Officers[officer.Id.ToString()] = officer;
        }

        return officer.Id.ToString();
    }

    public HttpClient As(Officer officer)
    {
        var client = App.Client(cookies: true);
        client.DefaultRequestHeaders.Add(Header, Pass(officer));
        return client;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private sealed class ByHeader : IActor, IKeyring, IDisposable
    {
        private readonly Officer? _officer;
        private readonly IUnlockedKey? _key;

        public ByHeader(IHttpContextAccessor visit, global::Portal.Domain.Reporting.IReportSealer sealer)
        {
            lock (Gate)
            {
                Officers.TryGetValue(visit.HttpContext?.Request.Headers[Header].ToString() ?? "", out _officer);
            }

            _key = _officer is null ? null : sealer.Unlock(_officer.PrivateKey);
        }

        public Guid? StaffId => _officer?.Id;

        public string DisplayName => _officer?.Member.DisplayName ?? "";

        public Guid? DepartmentId => _officer?.Member.DepartmentId;

        public IReadOnlySet<Permission> Permissions => _officer is null ? new HashSet<Permission>() : RolePermissions.Of(_officer.Member.Roles);

        public IUnlockedKey? Find(Guid keyId) => keyId == _officer?.KeyId ? _key : null;

        public void Dispose() => _key?.Dispose();
    }
}
