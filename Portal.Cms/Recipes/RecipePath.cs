namespace Portal.Cms.Recipes;

/// <summary>Paths that come from outside, as recipes and archives write them.</summary>
internal static class RecipePath
{
    private const int Longest = 500;

    /// <summary>The path with forward slashes and nothing to resolve, or null when it is empty, absolute, or leads upwards.</summary>
    public static string? Normal(string? path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Length > Longest || path.Any(char.IsControl))
        {
            return null;
        }

        var steps = path.Replace('\\', '/').Split('/').Where(step => step is not ("" or ".")).ToArray();
        return path[0] is '/' or '\\' || steps.Length == 0 || steps.Any(step => step is ".." || step.Contains(':', StringComparison.Ordinal)) ? null : string.Join('/', steps);
    }
}
