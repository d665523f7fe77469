using Portal.Cms.Recipes;
using Portal.Tests.Support;

namespace Portal.Tests.Cms.Recipes;

/// <summary>The recipes that this site itself is filled with.</summary>
public sealed class OwnRecipesTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.Folder("content", "recipes"), "*.recipe.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Recipe_comes_in_whole_and_a_second_run_changes_no_item(string file)
    {
        await using var site = await RecipeSite.NewAsync(new RecipeFolders(Repository.Folder("content")));
        var recipe = await Recipe.ReadAsync(Repository.Folder("content", "recipes", file), TestContext.Current.CancellationToken, Repository.Folder("content"));
        var order = new RecipeOrder(recipe, RecipeSite.Importer, ImportRights.All);
        var report = await site.RunAsync(order);

        Assert.Equal((RecipeOutcome.Ran, null), (report.Outcome, report.Fault));
        Assert.DoesNotContain(report.Warnings, w => w.Contains("is not there", StringComparison.Ordinal) || w.Contains("not known here", StringComparison.Ordinal));
        Assert.Equal(RecipeOutcome.RanBefore, (await site.RunAsync(order)).Outcome);
        var again = await site.RunAsync(order with { Force = true });
        Assert.Equal(0, again.Steps.Where(s => s.Name.Equals("content", StringComparison.OrdinalIgnoreCase)).Sum(s => s.Changed));
    }
}
