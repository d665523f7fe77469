using global::Portal.Domain;
using global::Portal.Domain.Access;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Blobs;
using global::Portal.Web.Adapters.Data;
using global::Portal.Web.Adapters.Sealing;
using global::Portal.Web.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Reporting;

/// <summary>
/// The officers' side without pages: the real requests through the real pipeline, on the real database and the real sealing. Only who is signed
/// in is said by the test.
/// </summary>
internal sealed class CaseDesk : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly InstanceSecrets _secrets;

    private CaseDesk()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:DataFolder"] = _folder.Path })
            .Build();
        _secrets = InstanceSecrets.Open(_folder.File("instance.key"), createIfMissing: true);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IReportSealer, NSecReportSealer>();
        services.AddSingleton<IInstanceSecrets>(_secrets);
        services.AddData(configuration, _folder.Path);
        services.AddRequests(configuration);
        services.AddScoped<SignedIn>();
        services.AddScoped<IActor>(provider => provider.GetRequiredService<SignedIn>());
        services.AddScoped<IKeyring>(provider => provider.GetRequiredService<SignedIn>());
        Blobs = new FileBlobStore(_folder.File("blobs"), Time);
        services.AddSingleton(Blobs);
        _services = services.BuildServiceProvider();
        Seeds = new CaseSeeds(_services);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 1, 30, 0, TimeSpan.Zero));

    public CaseSeeds Seeds { get; }

    public NSecReportSealer Sealer => Seeds.Sealer;

    public IBlobStore Blobs { get; }

    public Guid DutyDesk => Seeds.DutyDesk;

    public Guid FireBureau => Seeds.FireBureau;

    public Guid HarbourBureau => Seeds.HarbourBureau;

    public static async Task<CaseDesk> OpenAsync()
    {
        var desk = new CaseDesk();
        await desk.OnDatabaseAsync(db => ((PortalDb)db).Database.MigrateAsync());
        await desk.Seeds.PlantAsync();
        return desk;
    }

    public Task<Officer> AddOfficerAsync(string name, Guid department, StaffRoles roles = StaffRoles.Officer, bool withKey = true) =>
        Seeds.AddOfficerAsync(name, department, roles, withKey);

    public Task<FiledCase> FileAsync(Guid department, params Officer[] officers) => Seeds.FileAsync(department, officers);

    public Task<FiledCase> FileAsync(CaseSeed seed, params Officer[] officers) => Seeds.FileAsync(seed, officers);

    public Task ReporterWritesAsync(FiledCase filed, string text, long order, params StoredAttachment[] files) =>
        Seeds.ReporterWritesAsync(filed, text, order, files);

    public Task OnDatabaseAsync(Func<IPortalDb, Task> use) => Seeds.OnDatabaseAsync(use);

    public Task<T> ReadAsync<T>(Func<IPortalDb, Task<T>> read) => Seeds.ReadAsync(read);

    public async Task<Outcome<T>> SendAsync<T>(Officer? officer, IRequest<Outcome<T>> request)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SignedIn>().Be(officer, Sealer);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Runs something of the domain's that is no request.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The names of all who can in truth open the case, found by trying every key on every wrap.</summary>
    public async Task<string[]> WhoCanOpenAsync(FiledCase filed, params Officer[] everybody)
    {
        var wraps = await ReadAsync(db => db.ReportWraps.AsNoTracking().Where(w => w.ReportId == filed.Id).ToListAsync());
        return [.. everybody.Where(officer => wraps.Any(wrap => Opens(officer, wrap, filed))).Select(officer => officer.Member.DisplayName).Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _secrets.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private bool Opens(Officer officer, ReportWrap wrap, FiledCase filed)
    {
        using var key = Sealer.Unlock(officer.PrivateKey);
        try
        {
            return Sealer.OpenWith(key, Seals.Wrap(wrap), wrap.SealedKeys).AsSpan(0, 32).SequenceEqual(filed.Keys.Conversation);
        }
        catch (SealBrokenException)
        {
            return false;
        }
    }

    /// <summary>Whoever the test says is signed in, with nothing but the own key unlocked.</summary>
    private sealed class SignedIn : IActor, IKeyring, IDisposable
    {
        private Officer? _officer;
        private IUnlockedKey? _key;

        public Guid? StaffId => _officer?.Id;

        public string DisplayName => _officer?.Member.DisplayName ?? "";

        public Guid? DepartmentId => _officer?.Member.DepartmentId;

        public IReadOnlySet<Permission> Permissions => _officer is null ? new HashSet<Permission>() : RolePermissions.Of(_officer.Member.Roles);

        public void Be(Officer? officer, NSecReportSealer sealer)
        {
            _officer = officer;
            _key = officer is null ? null : sealer.Unlock(officer.PrivateKey);
        }

        public IUnlockedKey? Find(Guid keyId) => keyId == _officer?.KeyId ? _key : null;

        public void Dispose() => _key?.Dispose();
    }
}
