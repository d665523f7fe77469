using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;

namespace Portal.Domain.Reporting;

/// <summary>Tells both departments of a change of the routing table: the one that receives from now on, and the one that did before.</summary>
public sealed class RouteNews(IPortalDb db, DepartmentNews news)
{
    internal async Task TellAsync(DepartmentEvent what, RouteProposal proposal, Guid? before, string first, CancellationToken cancellationToken)
    {
        var district = await db.Districts.AsNoTracking().Where(d => d.Code == proposal.DistrictCode).Select(d => d.Name).SingleOrDefaultAsync(cancellationToken);
        foreach (var department in new[] { proposal.DepartmentId, before }.Distinct())
        {
            news.Tell(department, what, $"{proposal.Industry}/{district}", first);
        }
    }
}
