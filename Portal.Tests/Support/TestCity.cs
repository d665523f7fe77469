using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Support;

/// <summary>An officer of the test city, with the private key that only tests hold.</summary>
internal sealed record TestOfficer(Guid Id, Guid KeyId, byte[] PrivateKey);

/// <summary>A small city straight in the database: a duty desk and a department with two officers each, one district, two kinds of hazard.</summary>
internal sealed class TestCity
{
    public const string District = "T01";
    public const string Hazard = "confined";

    public Department DutyDesk { get; } = new(Guid.NewGuid(), "测试值班室", isDutyDesk: true, "000");

    public Department Bureau { get; } = new(Guid.NewGuid(), "测试区应急管理局", isDutyDesk: false, "000");

    public List<TestOfficer> DutyOfficers { get; } = [];

    public List<TestOfficer> BureauOfficers { get; } = [];

    public byte[] RecoveryKey { get; private set; } = [];

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<PortalApp, TestCity> Cities = [];

    /// <summary>The city of a shared site: seeded by the first test that asks.</summary>
    public static async Task<TestCity> OfAsync(PortalApp app)
    {
        if (!Cities.TryGetValue(app, out var city))
        {
            city = await SeedAsync(app);
            Cities.Add(app, city);
        }

        return city;
    }

    public static async Task<TestCity> SeedAsync(PortalApp app, int bureauOfficers = 2)
    {
        var city = new TestCity();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var sealer = scope.ServiceProvider.GetRequiredService<IReportSealer>();
        db.Departments.AddRange(city.DutyDesk, city.Bureau);
        db.Districts.Add(new District(District, "测试区", 1));
        db.HazardKinds.AddRange(new HazardKind(Hazard, "有限空间", 1), new HazardKind("other", "其他", 2));
        db.RoutingRules.AddRange(Enum.GetValues<Industry>().Select(industry => new RoutingRule(industry, "", city.Bureau.Id)));
        for (var i = 0; i < 2; i++)
        {
            city.DutyOfficers.Add(Add(db, sealer, city.DutyDesk, "duty" + i));
        }

        for (var i = 0; i < bureauOfficers; i++)
        {
            city.BureauOfficers.Add(Add(db, sealer, city.Bureau, "bureau" + i));
        }

        using var recovery = sealer.CreateKeyPair();
        city.RecoveryKey = recovery.PrivateKey.ToArray();
        db.RecoveryKeys.Add(new RecoveryKey(Guid.NewGuid(), recovery.PublicKey, [], [], [], new DateOnly(2026, 1, 1)));
        await db.SaveChangesAsync();
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
