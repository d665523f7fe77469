using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Whom a case may be given to: officers with a key in force, of the case's department or of the city's duty desk. A case that lies at the duty
/// desk may go to any department: passing on what a department without keys could not take is what the desk is for.
/// </summary>
public sealed class CaseColleagues(IPortalDb db)
{
    /// <summary>The colleague's keys to wrap for, or why it may not be: <c>ColleagueHasNoKey</c>, <c>ColleagueElsewhere</c>.</summary>
    internal async Task<Outcome<IReadOnlyList<StaffKey>>> KeysOfAsync(Report report, Guid staffId, CancellationToken cancellationToken)
    {
        var colleague = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == staffId, cancellationToken);
        if (colleague is null || colleague.Standing != Standing.InForce || !RolePermissions.NeedsKey(colleague.Roles))
        {
            return new Refusal("ColleagueHasNoKey", "StaffId");
        }

        if (!MayReceive(report, colleague, await DutyDeskAsync(cancellationToken)))
        {
            return new Refusal("ColleagueElsewhere", "StaffId");
        }

        var keys = await db.StaffKeys.AsNoTracking()
            .Where(k => k.StaffId == staffId && k.Standing == Standing.InForce)
            .ToListAsync(cancellationToken);
        return keys.Count == 0 ? new Refusal("ColleagueHasNoKey", "StaffId") : Outcome<IReadOnlyList<StaffKey>>.Done(keys);
    }

    /// <summary>The colleagues to choose from on the page.</summary>
    internal async Task<IReadOnlyList<CaseColleague>> OfAsync(
        Report report, IReadOnlyCollection<CaseOpener> able, CaseNames names, CancellationToken cancellationToken)
    {
        var desk = await DutyDeskAsync(cancellationToken);
        var keyed = await db.Staff.AsNoTracking()
            .Where(s => s.Standing == Standing.InForce && db.StaffKeys.Any(k => k.StaffId == s.Id && k.Standing == Standing.InForce))
            .ToListAsync(cancellationToken);
        return
        [
            .. keyed
                .Where(s => RolePermissions.NeedsKey(s.Roles) && MayReceive(report, s, desk) && able.All(a => a.StaffId != s.Id))
                .Select(s => new CaseColleague(s.Id, s.DisplayName, s.DepartmentId is { } department ? names.Department(department) : ""))
                .OrderBy(c => c.Department, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    private static bool MayReceive(Report report, StaffMember colleague, Guid? dutyDesk) =>
        colleague.DepartmentId is { } department && (department == report.DepartmentId || department == dutyDesk || report.DepartmentId == dutyDesk);

    private Task<Guid?> DutyDeskAsync(CancellationToken cancellationToken) =>
        db.Departments.AsNoTracking().Where(d => d.IsDutyDesk).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(cancellationToken);
}
