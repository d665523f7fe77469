namespace Portal.Cms.Recipes;

/// <summary>The recipes that a <c>recipes</c> step may name.</summary>
public interface IRecipeLibrary
{
    /// <summary>A recipe by the name that it gives itself, compared without case, or null.</summary>
    Task<Recipe?> FindAsync(string name, CancellationToken cancellationToken);
}

/// <summary>
/// Recipes that lie in folders as <c>*.recipe.json</c>; of two with one name the first found counts. Each may name files anywhere below its folder of these.
/// </summary>
public sealed class RecipeFolders(params IReadOnlyList<string> folders) : IRecipeLibrary
{
    public async Task<Recipe?> FindAsync(string name, CancellationToken cancellationToken)
    {
        foreach (var (folder, path) in folders.Where(Directory.Exists).SelectMany(Files, (folder, path) => (folder, path)))
        {
            Recipe recipe;
            try
            {
                recipe = await Recipe.ReadAsync(path, cancellationToken, folder);
            }
            catch (RecipeException)
            {
                // A broken neighbour is told of when somebody runs it, not when another recipe is looked for.
                continue;
            }

            if (string.Equals(recipe.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return recipe;
            }
        }

        return null;
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.recipe.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
