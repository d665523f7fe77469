using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Support;

/// <summary>An officer of the test bureau, with the private key that only tests hold.</summary>
internal sealed record TestOfficer(Guid Id, Guid KeyId, byte[] PrivateKey);

/// <summary>
/// A small city straight in an empty database: a duty desk and one bureau with two officers each, of which the tests know the bureau's private keys, one district, two
/// kinds of hazard and a recovery key.
/// </summary>
internal sealed class TestCity
{
    public const string District = "T01";
    public const string DistrictName = "测试区";

    public const string Hazard = "confined";

    private static readonly ConditionalWeakTable<PortalApp, TestCity> Cities = [];

    public Department Bureau { get; } = new(Guid.NewGuid(), "测试区应急管理局", isDutyDesk: false, "000");

    public List<TestOfficer> BureauOfficers { get; } = [];

    public Department DutyDesk { get; } = new(Guid.NewGuid(), "测试值班室", isDutyDesk: true, "000");

    /// <summary>The test district of a site: seeded by the first test that asks.</summary>
    public static async Task<TestCity> OfAsync(PortalApp app)
    {
        if (!Cities.TryGetValue(app, out var city))
        {
            city = await SeedAsync(app);
            Cities.Add(app, city);
        }

        return city;
    }

    public async Task<Guid> AddOfficerAsync(PortalApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        BureauOfficers.Add(Add(db, scope.ServiceProvider.GetRequiredService<IReportSealer>(), Bureau, "bureau" + BureauOfficers.Count));
        await db.SaveChangesAsync();
        return BureauOfficers[^1].Id;
    }

    private static async Task<TestCity> SeedAsync(PortalApp app)
    {
        var city = new TestCity();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var sealer = scope.ServiceProvider.GetRequiredService<IReportSealer>();
            db.Departments.AddRange(city.Bureau, city.DutyDesk);
            db.HazardKinds.AddRange(new HazardKind(Hazard, "有限空间", 1), new HazardKind("other", "其他", 2));
            Add(db, sealer, city.DutyDesk, "duty-a");
            Add(db, sealer, city.DutyDesk, "duty-b");
            using var recovery = sealer.CreateKeyPair();
            db.RecoveryKeys.Add(new RecoveryKey(Guid.NewGuid(), recovery.PublicKey, [], [], [], new DateOnly(2026, 1, 1)));
            db.Districts.Add(new District(District, DistrictName, 99));
            db.RoutingRules.AddRange(Enum.GetValues<Industry>().Select(industry => new RoutingRule(industry, District, city.Bureau.Id)));
            await db.SaveChangesAsync();
        }

        await city.AddOfficerAsync(app);
        await city.AddOfficerAsync(app);
        return city;
    }

    private static TestOfficer Add(PortalDb db, IReportSealer sealer, Department department, string name)
    {
        var member = StaffMember.Propose(name, name, StaffRoles.Officer, department.Id, null).Value.AppointAtSetup();
        using var pair = sealer.CreateKeyPair();
        var key = new StaffKey(Guid.NewGuid(), member.Id, pair.PublicKey, [1], new DateOnly(2026, 1, 1)).AcceptAtSetup();
        db.Staff.Add(member);
        db.StaffKeys.Add(key);
        return new TestOfficer(member.Id, key.Id, pair.PrivateKey.ToArray());
    }
}
