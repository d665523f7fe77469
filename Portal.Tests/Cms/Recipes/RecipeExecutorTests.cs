using System.Text;
using Portal.Cms.Content;
using Portal.Cms.Recipes;

namespace Portal.Tests.Cms.Recipes;

public sealed class RecipeExecutorTests
{
    private const string Article = """
        { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Article", "DisplayName": "文章",
            "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" } ] } ] }
        """;

    private const string Item = """
        { "name": "content", "data": [ { "ContentItemId": "[js: variables('id')]", "ContentItemVersionId": "4version00000000000000000a", "ContentType": "Article", "DisplayText": "用电",
            "Latest": true, "Published": true, "TitlePart": { "Title": "用电" }, "AutoroutePart": { "Path": "power" }, "StrangePart": { "Deep": [ { "x": 1.50 } ] } } ] }
        """;

    [Fact]
    public async Task Definitions_items_and_media_come_in_with_one_run()
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync(
            $$"""
            { "name": "Whole", "variables": { "id": "4article00000000000000000a" },
              "steps": [ {{Article}}, {{Item}}, // a comment
                { "name": "media", "Files": [ { "TargetPath": "a/b.svg", "SourcePath": "pictures/b.svg" }, { "TargetPath": "c.png", "Base64": "AAEC" }, ] },
                { "name": "settings", "SiteName": "安全", "LayerSettings": { "Zones": [ "Content" ] }, "Calendar": null }, ] }
            """,
            files: new MemoryFiles(("pictures/b.svg", "<svg/>"u8.ToArray())));

        Assert.Equal((RecipeOutcome.Ran, null), (report.Outcome, report.Fault));
        var item = await site.ItemAsync("4article00000000000000000a");
        Assert.Equal("用电", item?.DisplayText);
        Assert.Equal("1.50", item!.Part("StrangePart")!["Deep"]![0]!["x"]!.ToJsonString());
        Assert.Equal(["a/b.svg", "c.png"], site.Media.Files.Keys);
        Assert.Equal("""{"SiteName":"安全","LayerSettings":{"Zones":["Content"]}}""", (await site.PaperAsync(SitePaper.Settings)).Text());
    }

    [Fact]
    public async Task What_has_run_is_not_run_again_unless_asked()
    {
        await using var site = await RecipeSite.NewAsync();
        var recipe = $$"""{ "variables": { "id": "4article00000000000000000a" }, "steps": [ {{Article}}, {{Item}} ] }""";
        await site.RunAsync(recipe);

        Assert.Equal(RecipeOutcome.RanBefore, (await site.RunAsync(recipe)).Outcome);
        var again = await site.RunAsync(recipe, force: true);
        Assert.Equal((RecipeOutcome.Ran, 0, 2), (again.Outcome, again.Steps.Sum(s => s.Changed), again.Steps.Sum(s => s.Unchanged)));
        Assert.Equal(RecipeOutcome.Ran, (await site.RunAsync(recipe.Replace("00000000a", "00000000b", StringComparison.Ordinal))).Outcome);
    }

    [Fact]
    public async Task Failing_step_leaves_nothing_and_stops_the_rest()
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync(
            $$"""
            { "steps": [
              {{Article}},
              { "name": "content", "data": [ { "ContentItemId": "4one", "ContentType": "Article", "Latest": true }, { "ContentType": "Article" } ] },
              { "name": "settings", "SiteName": "never" } ] }
            """);

        Assert.Equal(RecipeOutcome.Stopped, report.Outcome);
        Assert.Equal([StepOutcome.Acted, StepOutcome.Failed], report.Steps.Select(s => s.Outcome));
        Assert.Equal(0, await site.ItemsAsync());
        Assert.Empty(await site.PaperAsync(SitePaper.Settings));
        Assert.NotEmpty(await site.PaperAsync(SitePaper.ContentDefinition));
    }

    [Fact]
    public async Task Wrong_expression_refuses_the_whole_file_with_its_line()
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync("{ \"steps\": [\n{ \"name\": \"settings\", \"SiteName\": \"a\" },\n{ \"name\": \"settings\",\n \"SiteName\": \"[js: nowhere('x')]\" } ] }");

        Assert.Equal((RecipeOutcome.Refused, 4), (report.Outcome, report.Line));
        Assert.Contains("nowhere", report.Fault, StringComparison.Ordinal);
        Assert.Empty(await site.PaperAsync(SitePaper.Settings));
    }

    [Fact]
    public async Task Step_that_nobody_knows_is_named_and_the_rest_is_done()
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync("""{ "steps": [ { "name": "Telepathy" }, { "name": "settings", "SiteName": "a" } ] }""");

        Assert.Equal([("Telepathy", StepOutcome.Skipped), ("settings", StepOutcome.Acted)], report.Steps.Select(s => (s.Name, s.Outcome)));
        Assert.Contains(report.Warnings, w => w.Contains("'Telepathy' is not known", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Missing_picture_and_missing_text_are_warnings()
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync(
            """{ "steps": [ { "name": "media", "Files": [ { "TargetPath": "a.png", "SourcePath": "gone.png" } ] }, { "name": "settings", "SiteName": "[file:text('gone.txt')]" } ] }""");

        Assert.Equal(RecipeOutcome.Ran, report.Outcome);
        Assert.Equal(2, report.Warnings.Count());
        Assert.Empty(site.Media.Files);
    }

    [Fact]
    public async Task Inner_recipes_run_in_their_place_and_a_missing_one_stops_the_run()
    {
        using var folder = new Support.TempFolder();
        await File.WriteAllTextAsync(folder.File("inner.recipe.json"), """{ "name": "Inner", "steps": [ { "name": "settings", "SiteName": "inner", "PageSize": 7 } ] }""", Encoding.UTF8, TestContext.Current.CancellationToken);
        await using var site = await RecipeSite.NewAsync(new RecipeFolders(folder.Path));

        var report = await site.RunAsync("""{ "steps": [ { "name": "recipes", "Values": [ { "executionid": "x", "name": "inner" } ] }, { "name": "settings", "SiteName": "outer" } ] }""");
        Assert.Equal(["recipes", "settings", "settings"], report.Steps.Select(s => s.Name));
        Assert.Equal("""{"SiteName":"outer","PageSize":7}""", (await site.PaperAsync(SitePaper.Settings)).Text());

        var stopped = await site.RunAsync("""{ "steps": [ { "name": "recipes", "Values": [ { "name": "inner" }, { "name": "gone" }, { "name": "away" } ] } ] }""");
        Assert.Equal((RecipeOutcome.Stopped, "No such recipe here: gone, away."), (stopped.Outcome, stopped.Fault));
    }
}
