using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>A colleague of one's department, as every officer of it sees them: whose key a report is sealed to is nobody's secret there.</summary>
public sealed record Colleague(Guid StaffId, string DisplayName, StaffRoles Roles, IReadOnlyList<ColleagueKey> Keys);

/// <param name="Text">The key's fingerprint.</param>
public sealed record ColleagueKey(string Text, DateOnly MadeOn, Standing Standing);

/// <summary>One's own post and the people of one's department, oneself first.</summary>
/// <param name="Department">Empty without a department; then nobody but oneself is listed.</param>
public sealed record ColleaguesView(string Department, IReadOnlyList<Colleague> People);

[Requires(Permission.OwnAccount)]
[Routine]
public sealed record ReadColleagues : IQuery<ColleaguesView>;

internal sealed class ReadColleaguesHandler(IPortalDb db, IActor actor) : IRequestHandler<ReadColleagues, Outcome<ColleaguesView>>
{
    public async Task<Outcome<ColleaguesView>> Handle(ReadColleagues request, CancellationToken cancellationToken)
    {
        var (me, department) = (actor.StaffId!.Value, actor.DepartmentId);
        var people = await db.Staff.AsNoTracking()
            .Where(s => s.Id == me || (department != null && s.DepartmentId == department && s.Standing == Standing.InForce))
            .ToListAsync(cancellationToken);
        var ids = people.Select(s => s.Id).ToArray();
        var keys = (await db.StaffKeys.AsNoTracking().Where(k => ids.Contains(k.StaffId) && k.Standing != Standing.Ended).ToListAsync(cancellationToken))
            .ToLookup(k => k.StaffId, k => new ColleagueKey(k.Fingerprint(), k.MadeOn, k.Standing));
        var name = department is null ? null : await db.Departments.Where(d => d.Id == department).Select(d => d.Name).SingleOrDefaultAsync(cancellationToken);
        return new ColleaguesView(name ?? "", [.. people
            .OrderBy(s => s.Id != me)
            .ThenBy(s => s.DisplayName, StringComparer.Ordinal)
            .Select(s => new Colleague(s.Id, s.DisplayName, s.Roles, [.. keys[s.Id]]))]);
    }
}
