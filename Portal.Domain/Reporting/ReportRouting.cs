using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;

namespace Portal.Domain.Reporting;

/// <summary>Who receives a report: the department and the officers' keys that it will be wrapped for.</summary>
/// <param name="FellToDutyDesk">The department on the routing table has fewer than two officers with keys.</param>
/// <param name="Excluded">The department that the reporter does not want it to go to, and that must never be given it.</param>
public sealed record Recipients(Department Department, IReadOnlyList<StaffKey> Keys, bool FellToDutyDesk, Department? Excluded = null);

/// <summary>Finds the recipients. A department takes reports only while two of its officers have keys; otherwise they go to the city's duty desk (DESIGN 4).</summary>
public sealed class Router(IPortalDb db)
{
    public const int LeastOfficers = 2;

    /// <summary>The recipients, or null while not even the duty desk has a key: then the site takes no report and says so before the first field.</summary>
    public async Task<Recipients?> FindAsync(Industry industry, string districtCode, bool cityOnly, CancellationToken cancellationToken)
    {
        var department = await OnTableAsync(industry, districtCode, cancellationToken);
        if (cityOnly)
        {
            var excluded = department is { IsDutyDesk: false } ? department : null;
            return await DutyDeskAsync(fell: false, cancellationToken) is { } desk ? desk with { Excluded = excluded } : null;
        }

        if (department is { IsDutyDesk: false, IsActive: true })
        {
            var keys = await KeysOfAsync(department.Id, cancellationToken);
            if (keys.Select(k => k.StaffId).Distinct().Count() >= LeastOfficers)
            {
                return new Recipients(department, keys, FellToDutyDesk: false);
            }
        }

        return await DutyDeskAsync(fell: department is { IsDutyDesk: false, IsActive: true }, cancellationToken);
    }

    /// <summary>Whether a report could be sealed at all: for the duty desk and for the recovery key. Asked before anybody writes a word.</summary>
    public async Task<bool> IsIntakeOpenAsync(CancellationToken cancellationToken) =>
        await DutyDeskAsync(fell: false, cancellationToken) is not null && await db.RecoveryKeys.InForce().AnyAsync(cancellationToken);

    private async Task<Recipients?> DutyDeskAsync(bool fell, CancellationToken cancellationToken)
    {
        var desk = await db.Departments.AsNoTracking().FirstOrDefaultAsync(d => d.IsDutyDesk && d.IsActive, cancellationToken);
        if (desk is null)
        {
            return null;
        }

        var keys = await KeysOfAsync(desk.Id, cancellationToken);
        return keys.Count == 0 ? null : new Recipients(desk, keys, fell);
    }

    /// <summary>The line's department, a hidden one too: it may be shown again, and an excluded one must stay excluded then.</summary>
    private async Task<Department?> OnTableAsync(Industry industry, string districtCode, CancellationToken cancellationToken)
    {
        // At most two lines: the district's own goes before the city's.
        var lines = await db.RoutingRules
            .Where(r => r.Industry == industry && (r.DistrictCode == districtCode || r.DistrictCode == ""))
            .Join(db.Departments.AsNoTracking(), r => r.DepartmentId, d => d.Id, (rule, department) => new { rule.DistrictCode, department })
            .ToListAsync(cancellationToken);
        return lines.OrderByDescending(l => l.DistrictCode.Length).FirstOrDefault()?.department;
    }

    /// <summary>The newest key in force of each officer in force of a department.</summary>
    internal async Task<IReadOnlyList<StaffKey>> KeysOfAsync(Guid departmentId, CancellationToken cancellationToken)
    {
        var held = await db.Staff
            .Where(s => s.DepartmentId == departmentId && s.Standing == Standing.InForce)
            .Join(db.StaffKeys.AsNoTracking().Where(k => k.Standing == Standing.InForce), s => s.Id, k => k.StaffId, (officer, key) => new { officer.Roles, key })
            .ToListAsync(cancellationToken);
        return KeyEpoch.Newest([.. held.Where(h => RolePermissions.NeedsKey(h.Roles)).Select(h => h.key)]);
    }
}
