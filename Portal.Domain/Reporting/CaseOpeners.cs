using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;

namespace Portal.Domain.Reporting;

/// <summary>An officer who can open a case.</summary>
public sealed record CaseOpener(Guid ReportId, Guid StaffId, string Name, Guid? DepartmentId);

/// <summary>
/// Who can open which case: officers in force who hold a wrap for a key in force. The recovery key is not among them, and a wrap for an ended
/// key counts for nothing.
/// </summary>
public sealed class CaseOpeners(IPortalDb db)
{
    internal async Task<ILookup<Guid, CaseOpener>> OfAsync(IReadOnlyCollection<Guid> reportIds, CancellationToken cancellationToken)
    {
        var able = await (
            from wrap in db.ReportWraps.AsNoTracking()
            join key in db.StaffKeys.AsNoTracking() on wrap.KeyId equals key.Id
            join staff in db.Staff.AsNoTracking() on key.StaffId equals staff.Id
            where reportIds.Contains(wrap.ReportId) && wrap.StaffId == staff.Id
                && key.Standing == Standing.InForce && staff.Standing == Standing.InForce
            select new { wrap.ReportId, staff.Id, staff.DisplayName, staff.DepartmentId }).Distinct().ToListAsync(cancellationToken);
        return able
            .OrderBy(a => a.DisplayName, StringComparer.Ordinal)
            .Select(a => new CaseOpener(a.ReportId, a.Id, a.DisplayName, a.DepartmentId))
            .ToLookup(a => a.ReportId);
    }
}
