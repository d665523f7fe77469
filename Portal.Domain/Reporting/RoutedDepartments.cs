using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Keeps one person from sending a department's reports elsewhere by hiding it: its lines are taken off the routing table first, which needs two
/// (<c>DepartmentIsRouted</c>, with how many).
/// </summary>
public sealed class RoutedDepartments(IPortalDb db) : IDepartmentHidingCheck
{
    public async Task<Refusal?> MayHideAsync(Guid departmentId, CancellationToken cancellationToken)
    {
        var lines = await db.RoutingRules.CountAsync(r => r.DepartmentId == departmentId, cancellationToken);
        return lines == 0 ? null : new Refusal("DepartmentIsRouted", "IsActive", lines);
    }
}
