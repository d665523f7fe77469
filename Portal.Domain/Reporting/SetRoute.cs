using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Says which department receives an industry's reports from a district. Cases already filed stay where they are: their keys went to
/// that department's officers.
/// </summary>
/// <param name="DistrictCode">Empty for every district without a line of its own.</param>
/// <param name="DepartmentId">Null takes the line away; the reports then follow the industry's general line, or go to the duty desk.</param>
[Requires(Permission.ManageSystem)]
public sealed record SetRoute(Industry? Industry, string DistrictCode, Guid? DepartmentId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => PlaceRules.IsCode(DistrictCode) ? $"{Industry}/{DistrictCode}" : $"{Industry}/*";
}

internal sealed class SetRouteValidator : AbstractValidator<SetRoute>
{
    public SetRouteValidator() => RuleFor(r => r.Industry).Must(i => i is { } industry && Enum.IsDefined(industry)).WithErrorCode("ChooseIndustry");
}

internal sealed class SetRouteHandler(IPortalDb db) : IRequestHandler<SetRoute, Outcome<Nothing>>
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

        var rule = await db.RoutingRules
            .SingleOrDefaultAsync(r => r.Industry == industry && r.DistrictCode == request.DistrictCode, cancellationToken);
        switch (rule, request.DepartmentId)
        {
            case (null, { } department):
                db.RoutingRules.Add(new RoutingRule(industry, request.DistrictCode, department));
                break;
            case ({ }, { } department):
                rule.SendTo(department);
                break;
            case ({ }, null):
                db.RoutingRules.Remove(rule);
                break;
            default:
                return default(Nothing);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
