using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Whom a case may be given to: officers with a key in force, of the case's department or of the city's duty desk. A case that lies at the duty
/// desk may go to any department: passing on what a department without keys could not take is what the desk is for. Nobody of the department that the
/// reporter excluded is ever among them.
/// </summary>
public sealed class CaseColleagues(IPortalDb db, CaseExclusion exclusion)
{
    /// <summary>The colleague's newest key to wrap for, or why it may not be: <c>ColleagueHasNoKey</c>, <c>ColleagueElsewhere</c>, <c>DepartmentExcluded</c>.</summary>
    internal async Task<Outcome<StaffKey>> KeyOfAsync(Report report, ReportKeys keys, Guid staffId, CancellationToken cancellationToken)
    {
        var excluded = exclusion.Of(report, keys);
        return excluded.IsRefused ? Outcome<StaffKey>.Refused(excluded.Refusals) : await KeyOfAsync(report, excluded.Value, staffId, cancellationToken);
    }

    /// <summary>The same where the reporter's wish is known already, or cannot be known yet because nobody has opened the case: then it is asked again later.</summary>
    internal async Task<Outcome<StaffKey>> KeyOfAsync(Report report, Guid? excluded, Guid staffId, CancellationToken cancellationToken)
    {
        var colleague = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == staffId, cancellationToken);
        if (colleague is null || colleague.Standing != Standing.InForce || !RolePermissions.NeedsKey(colleague.Roles))
        {
            return new Refusal("ColleagueHasNoKey", "StaffId");
        }

        if (excluded is { } never && colleague.DepartmentId == never)
        {
            return new Refusal("DepartmentExcluded", "StaffId");
        }

        if (!MayReceive(report, excluded, colleague, await DutyDeskAsync(cancellationToken)))
        {
            return new Refusal("ColleagueElsewhere", "StaffId");
        }

        var newest = KeyEpoch.Newest(await db.StaffKeys.AsNoTracking()
            .Where(k => k.StaffId == staffId && k.Standing == Standing.InForce)
            .ToListAsync(cancellationToken));
        return newest.Count == 0 ? new Refusal("ColleagueHasNoKey", "StaffId") : newest[0];
    }

    /// <summary>Everybody who may be given the case, whether able to open it already or not.</summary>
    internal async Task<IReadOnlyList<CaseColleague>> OfAsync(
        Report report, Guid? excluded, CaseNames names, CancellationToken cancellationToken)
    {
        var desk = await DutyDeskAsync(cancellationToken);
        var keyed = await db.Staff.AsNoTracking()
            .Where(s => s.Standing == Standing.InForce && db.StaffKeys.Any(k => k.StaffId == s.Id && k.Standing == Standing.InForce))
            .ToListAsync(cancellationToken);
        return
        [
            .. keyed
                .Where(s => RolePermissions.NeedsKey(s.Roles) && MayReceive(report, excluded, s, desk))
                .Select(s => new CaseColleague(s.Id, s.DisplayName, s.DepartmentId is { } department ? names.Department(department) : ""))
                .OrderBy(c => c.Department, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    internal static bool MayReceive(Report report, Guid? excluded, StaffMember colleague, Guid? dutyDesk) =>
        colleague.DepartmentId is { } department && department != excluded
        && (department == report.DepartmentId || department == dutyDesk || report.DepartmentId == dutyDesk);

    internal Task<Guid?> DutyDeskAsync(CancellationToken cancellationToken) =>
        db.Departments.AsNoTracking().Where(d => d.IsDutyDesk).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(cancellationToken);
}
