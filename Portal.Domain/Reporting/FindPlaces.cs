using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A district or a hazard kind as Desk/System lists it.</summary>
public sealed record PlaceRow(string Code, string Name, int Order, bool IsActive, string EnglishName = "");

/// <summary>All districts, hidden ones too.</summary>
[Requires(Permission.ManageSystem)]
[Routine]
public sealed record FindDistricts : IQuery<IReadOnlyList<PlaceRow>>;

/// <summary>All hazard kinds, hidden ones too.</summary>
[Requires(Permission.ManageSystem)]
[Routine]
public sealed record FindHazardKinds : IQuery<IReadOnlyList<PlaceRow>>;

internal sealed class FindDistrictsHandler(IPortalDb db) : IRequestHandler<FindDistricts, Outcome<IReadOnlyList<PlaceRow>>>
{
    public async Task<Outcome<IReadOnlyList<PlaceRow>>> Handle(FindDistricts request, CancellationToken cancellationToken)
    {
        var rows = await db.Districts.AsNoTracking()
            .OrderBy(d => d.Order).ThenBy(d => d.Code)
            .Select(d => new PlaceRow(d.Code, d.Name, d.Order, d.IsActive, d.EnglishName))
            .ToListAsync(cancellationToken);
        return Outcome<IReadOnlyList<PlaceRow>>.Done(rows);
    }
}

internal sealed class FindHazardKindsHandler(IPortalDb db) : IRequestHandler<FindHazardKinds, Outcome<IReadOnlyList<PlaceRow>>>
{
    public async Task<Outcome<IReadOnlyList<PlaceRow>>> Handle(FindHazardKinds request, CancellationToken cancellationToken)
    {
        var rows = await db.HazardKinds.AsNoTracking()
            .OrderBy(k => k.Order).ThenBy(k => k.Code)
            .Select(k => new PlaceRow(k.Code, k.Name, k.Order, k.IsActive, k.EnglishName))
            .ToListAsync(cancellationToken);
        return Outcome<IReadOnlyList<PlaceRow>>.Done(rows);
    }
}
