using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>One line of the routing table. An empty district stands for every district without a line of its own.</summary>
public sealed record RouteRow(Industry Industry, string DistrictCode, Guid DepartmentId);

/// <param name="Receives">It is not hidden and has two officers with keys; otherwise its reports go to the duty desk.</param>
public sealed record RouteTarget(Guid Id, string Name, bool IsDutyDesk, bool Receives);

/// <param name="Waiting">Proposed changes that the security administrator has not confirmed yet.</param>
public sealed record RoutingTable(
    IReadOnlyList<RouteRow> Routes, IReadOnlyList<PlaceRow> Districts, IReadOnlyList<RouteTarget> Departments, IReadOnlyList<WaitingRoute> Waiting);

/// <summary>The routing table with all that a page needs to draw and to change it.</summary>
[Requires(Permission.ManageSystem)]
[Routine]
public sealed record ReadRouting : IQuery<RoutingTable>;

internal sealed class ReadRoutingHandler(IPortalDb db) : IRequestHandler<ReadRouting, Outcome<RoutingTable>>
{
    public async Task<Outcome<RoutingTable>> Handle(ReadRouting request, CancellationToken cancellationToken)
    {
        var keyed = await OfficersWithKeys.ReadAsync(db, cancellationToken);
        var departments = await db.Departments.AsNoTracking().ToListAsync(cancellationToken);
        return new RoutingTable(
            await db.RoutingRules.AsNoTracking().Select(r => new RouteRow(r.Industry, r.DistrictCode, r.DepartmentId)).ToListAsync(cancellationToken),
            await db.Districts.AsNoTracking().OrderBy(d => d.Order).ThenBy(d => d.Code)
                .Select(d => new PlaceRow(d.Code, d.Name, d.Order, d.IsActive, d.EnglishName)).ToListAsync(cancellationToken),
            [
                .. departments.OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => new RouteTarget(
                    d.Id, d.Name, d.IsDutyDesk, d.IsActive && (d.IsDutyDesk || keyed.GetValueOrDefault(d.Id) >= Router.LeastOfficers))),
            ],
            (await WaitingAssignments.ReadAsync(db, cancellationToken)).Routes);
    }
}
