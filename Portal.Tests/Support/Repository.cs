namespace Portal.Tests.Support;

/// <summary>The source tree that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Folder(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No Portal.sln above {AppContext.BaseDirectory}.");
    }
}
