using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>A colleague of one's department, as every officer of it sees them: whose key a report is sealed to is nobody's secret there.</summary>
public sealed record Colleague(Guid StaffId, string DisplayName, StaffRoles Roles, IReadOnlyList<ColleagueKey> Keys);

/// <param name="Text">The key's fingerprint.</param>
/// <param name="IsNewest">New reports are wrapped for it; older ones only open old cases.</param>
/// <param name="Succeeds">Made by the holder of an earlier quarter's key, without a second person.</param>
public sealed record ColleagueKey(string Text, DateOnly MadeOn, Standing Standing, int Epoch, bool IsNewest, bool Succeeds);

/// <summary>One's own post and the people of one's department, oneself first.</summary>
/// <param name="Department">Empty without a department; then nobody but oneself is listed.</param>
/// <param name="Changes">The last changes of who can open the department's reports, newest first.</param>
public sealed record ColleaguesView(string Department, IReadOnlyList<Colleague> People, IReadOnlyList<DepartmentChange> Changes);

[Requires(Permission.OwnAccount)]
[Routine]
public sealed record ReadColleagues : IQuery<ColleaguesView>
{
    public const int LastChanges = 20;
}

internal sealed class ReadColleaguesHandler(IPortalDb db, IActor actor) : IRequestHandler<ReadColleagues, Outcome<ColleaguesView>>
{
    public async Task<Outcome<ColleaguesView>> Handle(ReadColleagues request, CancellationToken cancellationToken)
    {
        var (me, department) = (actor.StaffId!.Value, actor.DepartmentId);
        var people = await db.Staff.AsNoTracking()
            .Where(s => s.Id == me || (department != null && s.DepartmentId == department && s.Standing == Standing.InForce))
            .ToListAsync(cancellationToken);
        var ids = people.Select(s => s.Id).ToArray();
        var standing = await db.StaffKeys.AsNoTracking().Where(k => ids.Contains(k.StaffId) && k.Standing != Standing.Ended).ToListAsync(cancellationToken);
        var newest = KeyEpoch.Newest(standing).Select(k => k.Id).ToHashSet();
        var keys = standing.OrderByDescending(k => k.Epoch).ToLookup(
            k => k.StaffId, k => new ColleagueKey(k.Fingerprint(), k.MadeOn, k.Standing, k.Epoch, newest.Contains(k.Id), k.Succeeds is not null));
        var changes = await db.DepartmentChanges.AsNoTracking().Where(c => c.DepartmentId == department)
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(ReadColleagues.LastChanges).ToListAsync(cancellationToken);
        var name = department is null ? null : await db.Departments.Where(d => d.Id == department).Select(d => d.Name).SingleOrDefaultAsync(cancellationToken);
        return new ColleaguesView(name ?? "", [.. people
            .OrderBy(s => s.Id != me)
            .ThenBy(s => s.DisplayName, StringComparer.Ordinal)
            .Select(s => new Colleague(s.Id, s.DisplayName, s.Roles, [.. keys[s.Id]]))], changes);
    }
}
