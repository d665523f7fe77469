namespace Portal.Cms.Recipes;

/// <summary>Paths that come from outside, as recipes and archives write them.</summary>
internal static class RecipePath
{
    private const int Longest = 500;

    /// <summary>Whether a path can be looked for at all: not empty, not absolute, nothing in it that a file system takes for more than a name.</summary>
    public static bool IsRelative(string? path) =>
        !string.IsNullOrWhiteSpace(path) && path.Length <= Longest && path[0] is not ('/' or '\\') && !path.Any(char.IsControl) && !path.Contains(':', StringComparison.Ordinal);

    /// <summary>The path with forward slashes and nothing to resolve, or null when it is empty, absolute, or leads upwards.</summary>
    public static string? Normal(string? path)
    {
        if (!IsRelative(path))
        {
            return null;
        }

        var steps = path!.Replace('\\', '/').Split('/').Where(step => step is not ("" or ".")).ToArray();
        return steps.Length == 0 || steps.Contains("..") ? null : string.Join('/', steps);
    }
}
