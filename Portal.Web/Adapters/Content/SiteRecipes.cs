using Portal.Cms.Content;
using Portal.Cms.Recipes;

namespace Portal.Web.Adapters.Content;

/// <summary>
/// The recipes that travel with the program, in <c>content/recipes</c>. Their texts and pictures lie beside that folder, so their paths may lead up into
/// <c>content</c>, and no further.
/// </summary>
internal sealed class SiteRecipes(string content) : IRecipeLibrary
{
    private const string Pattern = "*.recipe.json";

    private string Folder => Path.Combine(content, "recipes");

    public static string OfProgram => Path.Combine(AppContext.BaseDirectory, "content");

    public async Task<Recipe?> FindAsync(string name, CancellationToken cancellationToken)
    {
        string[] files = Directory.Exists(Folder) ? Directory.GetFiles(Folder, Pattern) : [];
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var recipe = await ReadAsync(path, cancellationToken);
            if (string.Equals(recipe.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return recipe;
            }
        }

        return null;
    }

    /// <summary>The recipe that sets this very site up, the sample city's own content with it.</summary>
    public Task<Recipe> SiteAsync(CancellationToken cancellationToken) => ReadAsync(Path.Combine(content, "portal.recipe.json"), cancellationToken);

    /// <summary>Types, columns and menu: what a city begins with before it has written anything.</summary>
    public Task<Recipe> EmptySiteAsync(CancellationToken cancellationToken) => ReadAsync(Path.Combine(Folder, "setup.recipe.json"), cancellationToken);

    private async Task<Recipe> ReadAsync(string path, CancellationToken cancellationToken) =>
        Recipe.Read(await File.ReadAllBytesAsync(path, cancellationToken), new RecipeFolder(Path.GetDirectoryName(path) ?? content, content));
}

/// <summary>Sets the site's content up by its own recipe. A second run changes nothing.</summary>
internal sealed class SiteContent(SiteRecipes recipes, RecipeExecutor executor, ILogger<SiteContent> log)
{
    private static readonly ContentAuthor Program = new("", "系统");

    /// <summary>The sample city's whole site.</summary>
    public async Task<RecipeReport> SetUpAsync(CancellationToken cancellationToken) => await RunAsync(await recipes.SiteAsync(cancellationToken), cancellationToken);

    /// <summary>A real city's site: its columns stand empty, since no notice of a made-up city may be published in its name.</summary>
    public async Task<RecipeReport> SetUpEmptyAsync(CancellationToken cancellationToken) => await RunAsync(await recipes.EmptySiteAsync(cancellationToken), cancellationToken);

    private async Task<RecipeReport> RunAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        var report = await executor.RunAsync(new RecipeOrder(recipe, Program, ImportRights.All), cancellationToken);
        if (report.Outcome is RecipeOutcome.Stopped or RecipeOutcome.Refused)
        {
            log.LogError("The site's own recipe was not run to its end: {Fault} (line {Line})", report.Fault, report.Line);
        }

        return report;
    }
}
