using Microsoft.EntityFrameworkCore;

namespace Portal.Domain.Access;

/// <summary>Puts names to what a member of staff refers to by id.</summary>
public sealed class StaffRows(IPortalDb db)
{
    public async Task<IReadOnlyList<StaffRow>> OfAsync(IReadOnlyList<StaffMember> members, CancellationToken cancellationToken)
    {
        var ids = members.Select(m => m.Id).ToArray();
        var others = members.SelectMany(m => new[] { m.ProposedBy, m.ConfirmedBy }).OfType<Guid>().Distinct().ToArray();
        var names = await db.Staff.AsNoTracking().Where(s => others.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.UserName, cancellationToken);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, cancellationToken);
        var keys = (await db.StaffKeys.AsNoTracking().Where(k => ids.Contains(k.StaffId) && k.Standing != Standing.Ended).ToListAsync(cancellationToken))
            .ToLookup(k => k.StaffId);
        return
        [
            .. members.Select(m => new StaffRow(
                m.UserName,
                m.DisplayName,
                m.Roles,
                m.DepartmentId,
                m.DepartmentId is { } department ? departments.GetValueOrDefault(department, "") : "",
                m.Standing,
                m.ProposedBy is { } proposer ? names.GetValueOrDefault(proposer, "") : "",
                m.ConfirmedBy is { } confirmer ? names.GetValueOrDefault(confirmer, "") : "",
                keys[m.Id].Any(k => k.Standing == Standing.InForce),
                keys[m.Id].Where(k => k.Standing == Standing.Proposed).Select(k => new WaitingKey(k.Id, k.Fingerprint(), k.MadeOn)).FirstOrDefault())),
        ];
    }
}
