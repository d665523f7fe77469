using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Proposes which department receives an industry's reports from a district: it counts when the security administrator confirms it
/// (<see cref="ConfirmRoute"/>), since whoever moves a line alone chooses who reads the reports. Setting what stands takes a waiting proposal back. Cases already
/// filed stay where they are: their keys went to that department's officers.
/// </summary>
/// <param name="DistrictCode">Empty for every district without a line of its own.</param>
/// <param name="DepartmentId">Null takes the line away; the reports then follow the industry's general line, or go to the duty desk.</param>
[Requires(Permission.ManageSystem)]
public sealed record SetRoute(Industry? Industry, string DistrictCode, Guid? DepartmentId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => RouteTargets.Of(Industry, DistrictCode);
}

internal sealed class SetRouteValidator : AbstractValidator<SetRoute>
{
    public SetRouteValidator() => RuleFor(r => r.Industry).Must(i => i is { } industry && Enum.IsDefined(industry)).WithErrorCode("ChooseIndustry");
}

internal sealed class SetRouteHandler(IPortalDb db, RouteNews news, IActor actor, TimeProvider time) : IRequestHandler<SetRoute, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(SetRoute request, CancellationToken cancellationToken)
    {
        var industry = request.Industry.GetValueOrDefault();
        if (request.DistrictCode.Length > 0 && !await db.Districts.AnyAsync(d => d.Code == request.DistrictCode, cancellationToken))
        {
            return new Refusal("ChooseDistrict", nameof(request.DistrictCode));
        }

        if (request.DepartmentId is { } wanted && !await db.Departments.AnyAsync(d => d.Id == wanted && d.IsActive, cancellationToken))
        {
            return new Refusal("ChooseDepartment", nameof(request.DepartmentId));
        }

        var rule = await db.RoutingRules.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Industry == industry && r.DistrictCode == request.DistrictCode, cancellationToken);
        var waiting = await db.RouteProposals
            .SingleOrDefaultAsync(r => r.Industry == industry && r.DistrictCode == request.DistrictCode, cancellationToken);
        if (waiting is not null)
        {
            db.RouteProposals.Remove(waiting);
            await db.SaveChangesAsync(cancellationToken);
        }

        if (rule?.DepartmentId != request.DepartmentId)
        {
            var proposal = new RouteProposal(industry, request.DistrictCode, request.DepartmentId, actor.StaffId.GetValueOrDefault(), time.Today());
            db.RouteProposals.Add(proposal);
            await news.TellAsync(DepartmentEvent.RouteProposed, proposal, rule?.DepartmentId, first: "", cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return default(Nothing);
    }
}
