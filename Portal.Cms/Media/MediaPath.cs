namespace Portal.Cms.Media;

/// <summary>Where a file lies in the library: <c>folder/below/name.jpg</c>, relative, with forward slashes, as content items name it.</summary>
public static class MediaPath
{
    /// <summary>The longest path.</summary>
    public const int Longest = 400;

    /// <summary>What every public address of the library begins with.</summary>
    public const string Root = "/media/";

    private const string Forbidden = "\\:*?\"<>|#%&";

    /// <summary>The path as it is stored, or null when it is none: it leaves the library, hides, or holds what no address should.</summary>
    public static string? Normal(string? path)
    {
        var given = path?.Trim().Trim('/') ?? "";
        return given.Length is 0 or > Longest || given.Split('/').Any(part => !IsName(part)) ? null : given;
    }

    /// <summary>A folder as it is stored; empty for the library itself, null when it is none.</summary>
    public static string? Folder(string? folder) => string.IsNullOrWhiteSpace(folder?.Trim('/')) ? "" : Normal(folder);

    public static string FolderOf(string path) => path.LastIndexOf('/') is var cut && cut < 0 ? "" : path[..cut];

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The public address, encoded part by part; the site's prefix is not in it.</summary>
    public static string Address(string path) => Root + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static bool IsName(string part) =>
        part.Length > 0 && part[0] != '.' && part.Trim().Length == part.Length && !part.Any(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal));
}
