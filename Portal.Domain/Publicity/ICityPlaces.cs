namespace Portal.Domain.Publicity;

/// <summary>A district of the city, or a department, as a form offers it.</summary>
public sealed record CityPlace(string Code, string Name);

/// <summary>What the publicity site may know of the city: its districts and its departments, those in use only.</summary>
public interface ICityPlaces
{
    Task<IReadOnlyList<CityPlace>> DistrictsAsync(CancellationToken cancellationToken);
}
