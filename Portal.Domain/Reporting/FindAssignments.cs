using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A line of the routing table that waits for the second person.</summary>
/// <param name="District">Empty for every district without a line of its own.</param>
/// <param name="Now">Who receives at present; empty when there is no line.</param>
/// <param name="Then">Who would; empty when the line would be taken away.</param>
public sealed record WaitingRoute(
    Industry Industry, string DistrictCode, string District, string Now, Guid? DepartmentId, string Then, string ProposedBy, DateOnly ProposedOn);

/// <summary>A move of the duty desk that waits for the second person.</summary>
public sealed record WaitingDesk(Guid DepartmentId, string Now, string Then, string ProposedBy);

public sealed record Assignments(IReadOnlyList<WaitingRoute> Routes, IReadOnlyList<WaitingDesk> Desks);

/// <summary>What the system administrator proposed about who receives reports, for the security administrator to confirm.</summary>
[Requires(Permission.ConfirmSystem)]
[Routine]
public sealed record FindAssignments : IQuery<Assignments>;

internal sealed class FindAssignmentsHandler(IPortalDb db) : IRequestHandler<FindAssignments, Outcome<Assignments>>
{
    public async Task<Outcome<Assignments>> Handle(FindAssignments request, CancellationToken cancellationToken) =>
        await WaitingAssignments.ReadAsync(db, cancellationToken);
}

/// <summary>The waiting changes with names put to them; the proposer's pages show them too.</summary>
internal static class WaitingAssignments
{
    public static async Task<Assignments> ReadAsync(IPortalDb db, CancellationToken cancellationToken)
    {
        var proposals = await db.RouteProposals.AsNoTracking().ToListAsync(cancellationToken);
        var rules = await db.RoutingRules.AsNoTracking().ToDictionaryAsync(r => (r.Industry, r.DistrictCode), r => r.DepartmentId, cancellationToken);
        var departments = await db.Departments.AsNoTracking().ToListAsync(cancellationToken);
        var districts = await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.Name, cancellationToken);
        var people = proposals.Select(p => p.ProposedBy).Concat(departments.Select(d => d.DutyProposedBy).OfType<Guid>()).ToArray();
        var staff = await db.Staff.AsNoTracking().Where(s => people.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.DisplayName, cancellationToken);
        var desk = departments.Find(d => d.IsDutyDesk)?.Name ?? "";
        return new Assignments(
            [
                .. proposals.OrderBy(p => p.Industry).ThenBy(p => p.DistrictCode, StringComparer.Ordinal).Select(p => new WaitingRoute(
                    p.Industry, p.DistrictCode, districts.GetValueOrDefault(p.DistrictCode, p.DistrictCode),
                    rules.TryGetValue((p.Industry, p.DistrictCode), out var now) ? Name(now) : "",
                    p.DepartmentId, Name(p.DepartmentId), staff.GetValueOrDefault(p.ProposedBy, ""), p.ProposedOn)),
            ],
            [
                .. departments.Where(d => d.DutyProposedBy is not null).OrderBy(d => d.Name, StringComparer.Ordinal)
                    .Select(d => new WaitingDesk(d.Id, desk, d.Name, staff.GetValueOrDefault(d.DutyProposedBy.GetValueOrDefault(), ""))),
            ]);

        string Name(Guid? id) => departments.Find(d => d.Id == id)?.Name ?? "";
    }
}
