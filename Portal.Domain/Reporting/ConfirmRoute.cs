using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>The second person's word on a line of the routing table, of another role than the proposer's: from here on reports follow it.</summary>
/// <param name="DepartmentId">What was seen; a proposal that says something else by now is not confirmed (<c>NothingToConfirm</c>).</param>
[Requires(Permission.ConfirmSystem)]
public sealed record ConfirmRoute(Industry Industry, string DistrictCode, Guid? DepartmentId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => RouteTargets.Of(Industry, DistrictCode);
}

/// <summary>The second person says no: the line stays as it is.</summary>
[Requires(Permission.ConfirmSystem)]
public sealed record DeclineRoute(Industry Industry, string DistrictCode) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => RouteTargets.Of(Industry, DistrictCode);
}

internal static class RouteTargets
{
    public static string Of(Industry? industry, string districtCode) => PlaceRules.IsCode(districtCode) ? $"{industry}/{districtCode}" : $"{industry}/*";
}

internal sealed class ConfirmRouteHandler(IPortalDb db, RouteNews news, IActor actor) : IRequestHandler<ConfirmRoute, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ConfirmRoute request, CancellationToken cancellationToken)
    {
        var proposal = await db.RouteProposals
            .SingleOrDefaultAsync(r => r.Industry == request.Industry && r.DistrictCode == request.DistrictCode, cancellationToken);
        if (proposal is null || proposal.DepartmentId != request.DepartmentId)
        {
            return new Refusal("NothingToConfirm");
        }

        if (proposal.ProposedBy == actor.StaffId)
        {
            return new Refusal("ProposerMayNotConfirm");
        }

        if (proposal.DepartmentId is { } wanted && !await db.Departments.AnyAsync(d => d.Id == wanted && d.IsActive, cancellationToken))
        {
            return new Refusal("DepartmentGone");
        }

        var rule = await db.RoutingRules.SingleOrDefaultAsync(r => r.Industry == request.Industry && r.DistrictCode == request.DistrictCode, cancellationToken);
        var before = rule?.DepartmentId;
        switch (rule, proposal.DepartmentId)
        {
            case (null, { } department):
                db.RoutingRules.Add(new RoutingRule(request.Industry, request.DistrictCode, department));
                break;
            case ({ }, { } department):
                rule.SendTo(department);
                break;
            case ({ }, null):
                db.RoutingRules.Remove(rule);
                break;
        }

        var proposer = await db.Staff.AsNoTracking().Where(s => s.Id == proposal.ProposedBy).Select(s => s.DisplayName).SingleOrDefaultAsync(cancellationToken);
        await news.TellAsync(DepartmentEvent.RouteChanged, proposal, before, proposer ?? "", cancellationToken);
        db.RouteProposals.Remove(proposal);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}

internal sealed class DeclineRouteHandler(IPortalDb db) : IRequestHandler<DeclineRoute, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(DeclineRoute request, CancellationToken cancellationToken)
    {
        var proposal = await db.RouteProposals
            .SingleOrDefaultAsync(r => r.Industry == request.Industry && r.DistrictCode == request.DistrictCode, cancellationToken);
        if (proposal is null)
        {
            return new Refusal("NothingToConfirm");
        }

        db.RouteProposals.Remove(proposal);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
