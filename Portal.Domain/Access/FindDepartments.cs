using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <param name="DutyProposed">That the duty desk move here waits for the security administrator's word.</param>
/// <param name="KeyedOfficers">Officers in force with a key in force; a department takes reports only while it has two.</param>
public sealed record DepartmentRow(Guid Id, string Name, string Telephone, bool IsDutyDesk, bool IsActive, int KeyedOfficers, bool DutyProposed);

/// <summary>All departments, hidden ones too.</summary>
[Requires(Permission.ManageSystem)]
[Routine]
public sealed record FindDepartments : IQuery<IReadOnlyList<DepartmentRow>>;

internal sealed class FindDepartmentsHandler(IPortalDb db) : IRequestHandler<FindDepartments, Outcome<IReadOnlyList<DepartmentRow>>>
{
    public async Task<Outcome<IReadOnlyList<DepartmentRow>>> Handle(FindDepartments request, CancellationToken cancellationToken)
    {
        var departments = await db.Departments.AsNoTracking().ToListAsync(cancellationToken);
        var keyed = await OfficersWithKeys.ReadAsync(db, cancellationToken);
        DepartmentRow[] rows =
        [
            .. departments
                .OrderByDescending(d => d.IsDutyDesk).ThenByDescending(d => d.IsActive).ThenBy(d => d.Name, StringComparer.Ordinal)
                .Select(d => new DepartmentRow(d.Id, d.Name, d.Telephone, d.IsDutyDesk, d.IsActive, keyed.GetValueOrDefault(d.Id), d.DutyProposedBy is not null)),
        ];
        return Outcome<IReadOnlyList<DepartmentRow>>.Done(rows);
    }
}

/// <summary>How many officers with keys each department has.</summary>
internal static class OfficersWithKeys
{
    public static async Task<IReadOnlyDictionary<Guid, int>> ReadAsync(IPortalDb db, CancellationToken cancellationToken)
    {
        var staff = await db.Staff.AsNoTracking()
            .Where(s => s.Standing == Standing.InForce && db.StaffKeys.Any(k => k.StaffId == s.Id && k.Standing == Standing.InForce))
            .ToListAsync(cancellationToken);
        return staff.Where(s => RolePermissions.NeedsKey(s.Roles) && s.DepartmentId is not null)
            .GroupBy(s => s.DepartmentId.GetValueOrDefault())
            .ToDictionary(g => g.Key, g => g.Count());
    }
}
