using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;

namespace Portal.Domain.Reporting;

/// <summary>Who receives a report: the department and the officers' keys that it will be wrapped for.</summary>
/// <param name="FellToDutyDesk">The department on the routing table has fewer than two officers with keys.</param>
public sealed record Recipients(Department Department, IReadOnlyList<StaffKey> Keys, bool FellToDutyDesk);

/// <summary>Finds the recipients. A department takes reports only while two of its officers have keys; otherwise they go to the city's duty desk (DESIGN 4).</summary>
public sealed class Router(IPortalDb db)
{
    public const int LeastOfficers = 2;

    /// <summary>The recipients, or null while not even the duty desk has a key: then the site takes no report and says so before the first field.</summary>
    public async Task<Recipients?> FindAsync(Industry industry, string districtCode, bool cityOnly, CancellationToken cancellationToken)
    {
        var department = cityOnly ? null : await OnTableAsync(industry, districtCode, cancellationToken);
        if (department is { IsDutyDesk: false })
        {
            var keys = await KeysOfAsync(department.Id, cancellationToken);
            if (keys.Select(k => k.StaffId).Distinct().Count() >= LeastOfficers)
            {
                return new Recipients(department, keys, FellToDutyDesk: false);
            }
        }

        return await DutyDeskAsync(fell: department is { IsDutyDesk: false }, cancellationToken);
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

    private async Task<Department?> OnTableAsync(Industry industry, string districtCode, CancellationToken cancellationToken)
    {
        var rules = await db.RoutingRules.AsNoTracking()
            .Where(r => r.Industry == industry && (r.DistrictCode == districtCode || r.DistrictCode == ""))
            .ToListAsync(cancellationToken);
        var rule = rules.OrderByDescending(r => r.DistrictCode.Length).FirstOrDefault();
        return rule is null
            ? null
            : await db.Departments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == rule.DepartmentId && d.IsActive, cancellationToken);
    }

    private async Task<List<StaffKey>> KeysOfAsync(Guid departmentId, CancellationToken cancellationToken)
    {
        var staff = await db.Staff.AsNoTracking()
            .Where(s => s.DepartmentId == departmentId && s.Standing == Standing.InForce)
            .ToListAsync(cancellationToken);
        var officers = staff.Where(s => RolePermissions.NeedsKey(s.Roles)).Select(s => s.Id).ToArray();
        return await db.StaffKeys.AsNoTracking()
            .Where(k => officers.Contains(k.StaffId) && k.Standing == Standing.InForce)
            .ToListAsync(cancellationToken);
    }
}
