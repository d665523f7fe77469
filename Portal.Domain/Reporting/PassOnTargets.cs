using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;

namespace Portal.Domain.Reporting;

/// <summary>A department that a case may be passed on to.</summary>
public sealed record CaseDepartment(Guid Id, string Name);

/// <summary>Which departments could take a case now: active, with as many keyed officers as a report of its own would need, and not excluded by the reporter.</summary>
public sealed class PassOnTargets(IPortalDb db, Router router)
{
    /// <summary>The departments to choose from on the page.</summary>
    internal async Task<IReadOnlyList<CaseDepartment>> OfAsync(Report report, Guid? excluded, CancellationToken cancellationToken)
    {
        var keyed = await OfficersWithKeys.ReadAsync(db, cancellationToken);
        var departments = await db.Departments.AsNoTracking().Where(d => d.IsActive && d.Id != report.DepartmentId).ToListAsync(cancellationToken);
        return
        [
            .. departments
                .Where(d => d.Id != excluded && keyed.GetValueOrDefault(d.Id) >= Least(d))
                .OrderByDescending(d => d.IsDutyDesk).ThenBy(d => d.Name, StringComparer.Ordinal)
                .Select(d => new CaseDepartment(d.Id, d.Name)),
        ];
    }

    /// <summary>The department with the keys to wrap for, or null when it cannot take a case.</summary>
    internal async Task<Recipients?> FindAsync(Guid departmentId, CancellationToken cancellationToken)
    {
        var department = await db.Departments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == departmentId && d.IsActive, cancellationToken);
        if (department is null)
        {
            return null;
        }

        var keys = await router.KeysOfAsync(department.Id, cancellationToken);
        return keys.Count >= Least(department) ? new Recipients(department, keys, FellToDutyDesk: false) : null;
    }

    private static int Least(Department department) => department.IsDutyDesk ? 1 : Router.LeastOfficers;
}
