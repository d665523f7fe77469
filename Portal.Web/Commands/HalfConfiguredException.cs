namespace Portal.Web.Commands;

/// <summary>Something that a site in production must have. The code is the key of its words: <c>Setup.Lacks.Code</c>.</summary>
internal sealed record Shortfall(string Code, string Detail = "");

/// <summary>The site must not start as it is.</summary>
internal sealed class HalfConfiguredException(IReadOnlyList<Shortfall> shortfalls)
    : Exception("The site is half-configured: " + string.Join(", ", shortfalls.Select(s => s.Code)))
{
    public IReadOnlyList<Shortfall> Shortfalls { get; } = shortfalls;
}
