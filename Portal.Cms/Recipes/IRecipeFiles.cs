namespace Portal.Cms.Recipes;

/// <summary>What lies beside a recipe: pictures and texts that its steps name. Nothing outside of it can be reached.</summary>
public interface IRecipeFiles
{
    /// <summary>Opens a file by its path relative to the recipe, or gives null when there is none or the path leads out.</summary>
    Stream? Open(string path);
}

/// <summary>For a recipe that comes alone.</summary>
public sealed class NoRecipeFiles : IRecipeFiles
{
    public static NoRecipeFiles Instance { get; } = new();

    public Stream? Open(string path) => null;
}

/// <summary>The files of a recipe that lies in a folder.</summary>
/// <param name="folder">Where the recipe lies.</param>
/// <param name="root">Below which its files lie, when that is more than its own folder; a recipe of this site's own may name its neighbours.</param>
public sealed class RecipeFolder(string folder, string? root = null) : IRecipeFiles
{
    private readonly string _folder = Path.GetFullPath(folder);
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root ?? folder)) + Path.DirectorySeparatorChar;

    public Stream? Open(string path)
    {
        if (!RecipePath.IsRelative(path))
        {
            return null;
        }

        var file = new FileInfo(Path.GetFullPath(path.Replace('\\', '/'), _folder));

        // A link could lead anywhere, however innocent its name is.
        return file.FullName.StartsWith(_root, StringComparison.Ordinal) && file.Exists && Parents(file).All(one => one.LinkTarget is null) ? file.OpenRead() : null;
    }

    private IEnumerable<FileSystemInfo> Parents(FileInfo file)
    {
        yield return file;
        for (var parent = file.Directory; parent is not null && parent.FullName.Length >= _root.Length; parent = parent.Parent)
        {
            yield return parent;
        }
    }
}
