namespace Portal.Tests.Conformance;

/// <summary>Files of other makers that tests are held against. They are never part of this repository: <c>PORTAL_FOREIGN_FILES</c> names the folder where they lie.</summary>
internal static class ForeignFiles
{
    public const string AreMissing = "PORTAL_FOREIGN_FILES is not set: it names the folder with orchard-recipes/ and orchard-golden/.";

    /// <summary>A path in the folder; skips the running test, with the reason, where there is none.</summary>
    public static string Path(params string[] parts)
    {
        var folder = Environment.GetEnvironmentVariable("PORTAL_FOREIGN_FILES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), AreMissing);
        return System.IO.Path.Combine([folder!, .. parts]);
    }

    public static IReadOnlyList<string> Recipes()
    {
        var root = Path("orchard-recipes");
        return [.. Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/Snippets/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
