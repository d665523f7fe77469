using Microsoft.EntityFrameworkCore;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Publicity;

/// <summary>The districts that the report form keeps, for the publicity site, which knows nothing of reports.</summary>
internal sealed class CityPlaces(PortalDb db) : ICityPlaces
{
    public async Task<IReadOnlyList<CityPlace>> DistrictsAsync(CancellationToken cancellationToken) => await db.Districts.AsNoTracking()
        .Where(d => d.IsActive).OrderBy(d => d.Order).ThenBy(d => d.Code).Select(d => new CityPlace(d.Code, d.Name)).ToListAsync(cancellationToken);
}
