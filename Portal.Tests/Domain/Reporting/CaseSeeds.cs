using System.Security.Cryptography;
using global::Portal.Domain;
using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Tests.Domain.Reporting;

/// <summary>
/// An officer with a key pair, as after the first sign-in and the second person's word. Where the site itself made the pair, the private half is
/// known to nobody else, and is empty here.
/// </summary>
internal sealed record Officer(StaffMember Member, Guid KeyId, byte[] PublicKey, byte[] PrivateKey)
{
    public Guid Id => Member.Id;

    /// <summary>The quarter of the key.</summary>
    public int Epoch { get; init; }
}

/// <summary>Puts departments, officers and filed reports into a site's database, as sign-in and form would.</summary>
internal sealed class CaseSeeds(IServiceProvider services)
{
    public NSecReportSealer Sealer { get; } = new();

    public Guid DutyDesk { get; private set; }

    public Guid FireBureau { get; private set; }

    public Guid HarbourBureau { get; private set; }

    public Task PlantAsync() => OnDatabaseAsync(db =>
    {
        DutyDesk = AddDepartment(db, "示例值班室", isDutyDesk: true);
        FireBureau = AddDepartment(db, "示例消防局", isDutyDesk: false);
        HarbourBureau = AddDepartment(db, "示例港口局", isDutyDesk: false);
        db.Districts.Add(new District("T90101", "测试区", 1));
        db.HazardKinds.Add(new HazardKind("t-exit", "测试通道", 1));
        return Task.CompletedTask;
    });

    public async Task<Officer> AddOfficerAsync(string name, Guid department, StaffRoles roles = StaffRoles.Officer, bool withKey = true)
    {
        var member = StaffMember.Propose(name, name, roles, department, proposedBy: null).Value.AppointAtSetup();
        using var pair = Sealer.CreateKeyPair();
        var key = new StaffKey(Guid.NewGuid(), member.Id, pair.PublicKey, RandomNumberGenerator.GetBytes(48), new DateOnly(2026, 11, 1)).AcceptAtSetup();
        var privateKey = pair.PrivateKey.ToArray();
        await OnDatabaseAsync(db =>
        {
            db.Staff.Add(member);
            if (withKey)
            {
                db.StaffKeys.Add(key);
            }

            return Task.CompletedTask;
        });
        return new Officer(member, key.Id, key.PublicKey, privateKey) { Epoch = key.Epoch };
    }

    /// <summary>One more key in force of this officer's, made on that day.</summary>
    public async Task<Officer> AddKeyAsync(Officer officer, DateOnly madeOn)
    {
        using var pair = Sealer.CreateKeyPair();
        var key = new StaffKey(Guid.NewGuid(), officer.Id, pair.PublicKey, RandomNumberGenerator.GetBytes(48), madeOn).AcceptAtSetup();
        var made = new Officer(officer.Member, key.Id, key.PublicKey, pair.PrivateKey.ToArray()) { Epoch = key.Epoch };
        await OnDatabaseAsync(db =>
        {
            db.StaffKeys.Add(key);
            return Task.CompletedTask;
        });
        return made;
    }

    /// <summary>A report as the form files it, wrapped for these officers and for the recovery key.</summary>
    public Task<FiledCase> FileAsync(Guid department, params Officer[] officers) => FileAsync(new CaseSeed(department), officers);

    public async Task<FiledCase> FileAsync(CaseSeed seed, params Officer[] officers)
    {
        var filed = FiledCase.Create(Sealer, seed, officers);
        await OnDatabaseAsync(db =>
        {
            db.Reports.Add(filed.Report);
            db.ReportWraps.AddRange(filed.Wraps);
            return Task.CompletedTask;
        });
        return filed;
    }

    /// <summary>The reporter writes, as the follow-up does it.</summary>
    public Task ReporterWritesAsync(FiledCase filed, string text, long order, params StoredAttachment[] files) => OnDatabaseAsync(db =>
    {
        db.ReportEntries.Add(filed.ReporterEntry(Sealer, text, order, files));
        return Task.CompletedTask;
    });

    public async Task OnDatabaseAsync(Func<IPortalDb, Task> use)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPortalDb>();
        await use(db);
        await db.SaveChangesAsync();
    }

    public async Task<T> ReadAsync<T>(Func<IPortalDb, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<IPortalDb>());
    }

    private static Guid AddDepartment(IPortalDb db, string name, bool isDutyDesk)
    {
        var department = new Department(Guid.NewGuid(), name, isDutyDesk, "0000-12350");
        db.Departments.Add(department);
        return department.Id;
    }
}
