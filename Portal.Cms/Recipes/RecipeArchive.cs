using System.IO.Compression;

namespace Portal.Cms.Recipes;

/// <summary>A zip as Orchard's export makes it: <c>Recipe.json</c> at its root, and the files that its steps name.</summary>
public sealed class RecipeArchive : IRecipeFiles, IDisposable
{
    private const string RecipeName = "Recipe.json";
    private const int MostEntries = 20_000;
    private const long LargestEntry = 1L << 30;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    private RecipeArchive(ZipArchive zip)
    {
        _zip = zip;
        foreach (var entry in zip.Entries.Take(MostEntries))
        {
            if (RecipePath.Normal(entry.FullName) is { } path)
            {
                _entries.TryAdd(path, entry);
            }
        }
    }

    /// <summary>Opens an archive; the stream must be one that can seek, and is closed with the archive.</summary>
    /// <exception cref="RecipeException">It is no zip, or holds no recipe.</exception>
    public static RecipeArchive Open(Stream zip)
    {
        try
        {
            return new RecipeArchive(new ZipArchive(zip, ZipArchiveMode.Read));
        }
        catch (InvalidDataException fault)
        {
            throw new RecipeException("The file is no zip archive.", fault);
        }
    }

    public Recipe Recipe()
    {
        var name = _entries.ContainsKey(RecipeName) ? RecipeName
            : _entries.Keys.Where(p => p.EndsWith(".recipe.json", StringComparison.OrdinalIgnoreCase) && !p.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault()
            ?? throw new RecipeException($"The archive holds no {RecipeName}.");
        using var entry = Open(name) ?? throw new RecipeException($"The archive's {name} is too large.");
        return Recipes.Recipe.Read(Bounded.ReadAll(entry, RecipeText.LongestFile) ?? throw new RecipeException($"The archive's {name} is too large."), this);
    }

    /// <summary>What the archive says of an entry's size is only a claim: readers of it count for themselves.</summary>
    public Stream? Open(string path) =>
        RecipePath.Normal(path) is { } inside && _entries.TryGetValue(inside, out var entry) && entry.Length <= LargestEntry ? entry.Open() : null;

    public void Dispose() => _zip.Dispose();
}
