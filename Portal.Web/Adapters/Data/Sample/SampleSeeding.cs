using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Data.Sample;

/// <summary>
/// Fills an empty database with the sample city, so that a fresh checkout takes a report and opens it. Only Development calls this. All of it
/// stands or falls in one transaction: a start that was broken off leaves nothing half seeded.
/// </summary>
internal sealed class SampleSeeding(PortalDb db, IStaffAccounts accounts, IRecoveryKeys recovery, AuditTrail trail, TimeProvider time)
{
    /// <returns>The three shares of the recovery key if it was made just now, to be shown once; otherwise nothing.</returns>
    public async Task<IReadOnlyList<RecoveryShare>> SeedAsync(SampleCity city, CancellationToken cancellationToken)
    {
        if (await db.Departments.AnyAsync(cancellationToken) || await db.Staff.AnyAsync(cancellationToken))
        {
            return [];
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Districts.AddRange(city.Districts.Select((place, order) => new District(place.Code, place.Name, order + 1, place.EnglishName)));
        db.HazardKinds.AddRange(city.Hazards.Select((kind, order) => new HazardKind(kind.Code, kind.Name, order + 1, kind.EnglishName)));
        var departments = city.Departments.ToDictionary(
            d => d.Key, d => new Department(Guid.CreateVersion7(), d.Name, d.IsDutyDesk, d.Telephone), StringComparer.Ordinal);
        db.Departments.AddRange(departments.Values);
        db.RoutingRules.AddRange(city.Routes.Select(route => new RoutingRule(route.Industry, route.District, departments[route.Department].Id)));
        await db.SaveChangesAsync(cancellationToken);

        foreach (var person in city.Staff)
        {
            Guid? department = person.Department is null ? null : departments[person.Department].Id;
            var member = StaffMember.Propose(person.UserName, person.Name, person.Roles, department, proposedBy: null).Value.AppointAtSetup();
            db.Staff.Add(member);
            await accounts.MakeReadyAsync(member, person.Password, cancellationToken);
        }

        var made = recovery.Create();
        db.RecoveryKeys.Add(RecoveryKey.Of(made.Boxes, city.Holders, time.Today()));
        await db.SaveChangesAsync(cancellationToken);
        await trail.AppendAsync(new Seeder(), "Setup", "", AuditTrail.Done, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return made.Shares;
    }

    /// <summary>How the audit log names this seeding: no account stands behind it.</summary>
    private sealed class Seeder : IActor
    {
        public Guid? StaffId => null;

        public string DisplayName => "示例数据";

        public Guid? DepartmentId => null;

        public IReadOnlySet<Permission> Permissions { get; } = new HashSet<Permission>();
    }
}
