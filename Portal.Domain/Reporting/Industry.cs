namespace Portal.Domain.Reporting;

/// <summary>The eight industries that the form offers; their Chinese names are in the site's resources.</summary>
public enum Industry
{
    HazardousChemicals = 1,
    NonCoalMines = 2,
    FireSafety = 3,
    RoadTransport = 4,
    Transport = 5,
    Construction = 6,
    CityGas = 7,
    IndustryAndTrade = 8,
}
