using System.Globalization;
using System.Text;
using Portal.Cms.Recipes;

namespace Portal.Tests.Conformance;

/// <summary>Every recipe of Orchard Core and of sites built on it comes in, and our export says of it what Orchard's own says.</summary>
public sealed class OrchardImportTests
{
    /// <summary>Files that are wrong, or that draw in a recipe which is nowhere.</summary>
    private static readonly Dictionary<string, RecipeOutcome> DoNotImport = new(StringComparer.Ordinal)
    {
        ["orchardcore-3.0.1/test/OrchardCore.Tests/Recipes/RecipeFiles/recipe3.json"] = RecipeOutcome.Refused,
        ["orchardcore-3.0.1/test/OrchardCore.Tests/Recipes/RecipeFiles/recipe6.json"] = RecipeOutcome.Stopped,
        ["statcan/src/Apps/StatCan.OrchardCore.Scheduling/Recipes/Scheduling.recipe.json"] = RecipeOutcome.Stopped,
    };

    private static readonly Lazy<Task<IReadOnlyList<ImportedRecipe>>> All = new(ImportAllAsync);

    [Fact]
    public async Task Every_file_imports_but_for_those_named_here()
    {
        var failed = new Dictionary<string, RecipeOutcome>(StringComparer.Ordinal);
        var told = new StringBuilder();
        foreach (var imported in await AllAsync())
        {
            if (imported.Report.Outcome is not RecipeOutcome.Ran)
            {
                failed[imported.File] = imported.Report.Outcome;
                told.AppendLine(CultureInfo.InvariantCulture, $"{imported.File}: {imported.Report.Outcome} at line {imported.Report.Line}: {imported.Report.Fault}");
            }
        }

        Assert.True(DoNotImport.OrderBy(f => f.Key, StringComparer.Ordinal).SequenceEqual(failed.OrderBy(f => f.Key, StringComparer.Ordinal)), told.ToString());
    }

    [Fact]
    public async Task Export_says_what_orchards_says_but_for_what_docs_recipes_lists()
    {
        var known = KnownDifferences.Read();
        var unlisted = new StringBuilder();
        foreach (var imported in (await AllAsync()).Where(i => !DoNotImport.ContainsKey(i.File)))
        {
            foreach (var difference in Differences(imported).Where(d => !known.Explain(imported.File, d.Place)))
            {
                unlisted.AppendLine(CultureInfo.InvariantCulture, $"{imported.File} {difference}");
            }
        }

        Assert.True(unlisted.Length == 0, unlisted.ToString());
        Assert.Empty(known.Unused());
    }

    /// <summary>Each file is brought in once, whichever test asks first.</summary>
    private static Task<IReadOnlyList<ImportedRecipe>> AllAsync()
    {
        ForeignFiles.Path();
        return All.Value;
    }

    private static async Task<IReadOnlyList<ImportedRecipe>> ImportAllAsync()
    {
        var all = new List<ImportedRecipe>();
        foreach (var file in ForeignFiles.Recipes())
        {
            all.Add(await ImportedRecipe.OfAsync(file));
        }

        return all;
    }

    private static IEnumerable<JsonDifference> Differences(ImportedRecipe imported)
    {
        var golden = GoldenImport.Of(imported.File);
        var ours = imported.Added();

        // A role or a definition that Orchard had just so is no change there, and therefore not in its file.
        golden.LevelWith(ours);
        var (theirs, mine) = Levelled.Both(imported.Source, golden.Added, ours);
        return JsonDifference.Between(theirs, mine);
    }
}
