using Portal.Cms.Content;
using Portal.Cms.Recipes;
using Portal.Cms.Routing;

namespace Portal.Tests.Cms.Recipes;

/// <summary>What single steps leave behind.</summary>
public sealed class RecipeStepTests
{
    [Theory]
    [InlineData(SitePaper.Themes, """{ "name": "themes", "site": "A", "Admin": "" }""", """{"Site":"A","Admin":null}""")]
    [InlineData(SitePaper.Features, """{ "name": "feature", "Enable": [ "A", "B", "A" ], "disable": [ "B" ] }""", """{"enable":["A"],"disable":["B"]}""")]
    [InlineData(
        SitePaper.MediaProfiles,
        """{ "name": "MediaProfiles", "MediaProfiles": { "banner": { "Hint": "h", "Width": "20", "Height": 6, "Mode": 2, "Format": 0 } } }""",
        """{"MediaProfiles":{"banner":{"Hint":"h","Width":20,"Height":6,"Mode":"Crop","Format":"Undefined","Quality":100,"AutoOrient":true}}}""")]
    [InlineData(
        SitePaper.Queries,
        """{ "name": "queries", "Queries": [ { "Source": "sql", "Name": "Q", "Template": "SELECT 1", "Schema": null, "ReturnDocuments": true }, { "Source": "Lucene", "Name": "L" } ] }""",
        """{"Queries":[{"Name":"Q","Source":"Sql","ReturnContentItems":true,"Properties":{"SqlQueryMetadata":{"Template":"SELECT 1"}}}]}""")]
    [InlineData(
        SitePaper.Roles,
        """{ "name": "Roles", "Roles": [ { "Name": "Administrator", "Permissions": [ "P" ] }, { "Name": "Editor", "Permissions": [ "P", "Q" ] }, { "Name": "editor", "Permissions": [ "P" ], "PermissionBehavior": "Remove" }, { "Name": "Editor", "Permissions": [ "R" ], "PermissionBehavior": 1 } ] }""",
        """{"Roles":[{"Name":"Administrator","Description":null,"Permissions":[],"PermissionBehavior":"Replace"},{"Name":"Editor","Description":null,"Permissions":["Q","R"],"PermissionBehavior":"Replace"}]}""")]
    [InlineData(
        SitePaper.AdminMenu,
        """{ "name": "AdminMenu", "data": [ { "Id": "1", "Name": "M", "MenuItems": [ { "LinkText": "a", "Text": null, "Position": 5 } ] } ] }""",
        """{"data":[{"Id":"1","Name":"M","MenuItems":[{"LinkText":"a","Position":"5","MenuName":"M","Priority":0,"Classes":[],"PermissionNames":[]}]}]}""")]
    [InlineData(
        SitePaper.WorkflowTypes,
        """{ "name": "WorkflowType", "data": [ { "WorkflowTypeId": "w", "Name": "W", "IsEnabled": true, "Activities": [ { "ActivityId": "a", "Name": "HttpRequestEvent", "Properties": { "Url": "/x?token=1" } } ] } ] }""",
        """{"data":[{"WorkflowTypeId":"w","Name":"W","IsEnabled":true,"IsSingleton":false,"LockTimeout":0,"LockExpiration":0,"DeleteFinishedWorkflows":false,"Activities":[{"ActivityId":"a","Name":"HttpRequestEvent","Properties":{"Url":null}}],"Transitions":[],"Properties":{}}]}""")]
    [InlineData(SitePaper.KeptSteps, """{ "name": "sitemaps", "data": [ { "SitemapId": "s" } ] }""", """{"Sitemaps":[{"data":[{"SitemapId":"s"}]}]}""")]
    [InlineData(SitePaper.Placements, """{ "name": "Placements", "Placements": { "T": [ { "place": "-", "shape": null } ] } }""", """{"Placements":{"T":[{"place":"-"}]}}""")]
    public async Task Step_is_kept_in_the_shape_of_an_export(string paper, string step, string expected)
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync($$"""{ "steps": [ {{step}} ] }""");
        Assert.Equal((RecipeOutcome.Ran, null), (report.Outcome, report.Fault));
        Assert.Equal(expected, (await site.PaperAsync(paper)).Text());

        await site.RunAsync($$"""{ "steps": [ {{expected.Insert(1, $"\"name\":\"{report.Steps[0].Name}\",")}} ] }""");
        if (paper is not SitePaper.KeptSteps)
        {
            Assert.Equal(expected, (await site.PaperAsync(paper)).Text());
        }
    }

    [Fact]
    public async Task Layer_gets_its_ids_and_an_old_rule_is_kept_and_told()
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync("""{ "steps": [ { "name": "Layers", "Layers": [ { "Name": "Old", "Rule": "isHomepage()" }, { "Name": "New", "LayerRule": { "Conditions": [ { "Name": "AnyConditionGroup", "Conditions": [ { "Name": "BooleanCondition" } ] } ] } } ] } ] }""");
        var layers = (await site.PaperAsync(SitePaper.Layers))["Layers"]!;

        Assert.Contains("isHomepage()", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Equal("isHomepage()", layers[0]!["Rule"]!.ToString());
        Assert.Empty(layers[0]!["LayerRule"]!["Conditions"]!.AsArray());
        Assert.Equal(ContentId.Length, layers[1]!["LayerRule"]!["Conditions"]![0]!["Conditions"]![0]!["ConditionId"]!.ToString().Length);
    }

    [Fact]
    public async Task Import_merges_a_definition_and_replace_forgets_it_first()
    {
        await using var site = await RecipeSite.NewAsync();
        const string type = """ { "Name": "A", "DisplayName": "A", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" } ] } """;
        await site.RunAsync($$"""{ "steps": [ { "name": "ContentDefinition", "ContentTypes": [ {{type}}, { "Name": "A", "ContentTypePartDefinitionRecords": [ { "PartName": "BagPart", "Name": "Own" } ] } ] } ] }""");
        Assert.Equal(["TitlePart", "Own"], await PartsAsync());
        await site.RunAsync($$"""{ "steps": [ { "name": "ReplaceContentDefinition", "ContentTypes": [ {{type}} ] } ] }""");
        Assert.Equal(["TitlePart"], await PartsAsync());
        await site.RunAsync("""{ "steps": [ { "name": "DeleteContentDefinition", "ContentTypes": [ "A" ] } ] }""");
        Assert.Empty(await PartsAsync());

        async Task<IReadOnlyList<string>> PartsAsync() =>
            [.. (await site.PaperAsync(SitePaper.ContentDefinition))["ContentTypeDefinitionRecords"].AsObjects().SelectMany(t => t["ContentTypePartDefinitionRecords"].AsObjects()).Select(p => p["Name"]!.ToString())];
    }

    [Fact]
    public async Task Items_that_come_before_their_type_get_their_addresses_with_it()
    {
        await using var site = await RecipeSite.NewAsync();
        await site.RunAsync(
            """
            { "steps": [
              { "name": "content", "data": [ { "ContentItemId": "4early", "ContentType": "Page", "Latest": true, "Published": true, "TitlePart": { "Title": "早" }, "AutoroutePart": { "Path": "early", "SetHomepage": true } } ] },
              { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Page", "DisplayName": "P", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" } ] } ] } ] }
            """);

        Assert.NotNull(await site.AskAsync(s => ((ContentRoutes)s.GetService(typeof(ContentRoutes))!).FindAsync("early", TestContext.Current.CancellationToken)));
        var item = (await site.ItemAsync("4early"))!;
        Assert.Equal("早", item.DisplayText);
        Assert.Equal("false", item.Part("AutoroutePart")!["SetHomepage"]!.ToJsonString());
        Assert.Contains("4early", (await site.PaperAsync(SitePaper.Settings)).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "ContentType": "Page" }""")]
    [InlineData("""{ "ContentItemId": "has a space", "ContentType": "Page" }""")]
    [InlineData("""{ "ContentItemId": "01234567890123456789012345678", "ContentType": "Page" }""")]
    [InlineData("""{ "ContentItemId": "4other", "ContentItemVersionId": "4v1", "ContentType": "Page" }""")]
    [InlineData("""{ "ContentItemId": "4x" }""")]
    public async Task Item_that_cannot_be_kept_fails_the_step(string item)
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync($$"""{ "steps": [ { "name": "content", "data": [ { "ContentItemId": "4first", "ContentItemVersionId": "4v1", "ContentType": "Page", "Latest": true }, { "ContentItemId": "4second", "ContentType": "Page", "Latest": true } ] }, { "name": "content", "data": [ {{item}} ] } ] }""");

        Assert.Equal(RecipeOutcome.Stopped, report.Outcome);
        Assert.Equal(2, await site.ItemsAsync());
    }

    [Fact]
    public async Task Version_that_comes_twice_counts_once_and_marks_move_to_the_newer_one()
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync(
            """
            { "steps": [ { "name": "content", "data": [
              { "ContentItemId": "4a", "ContentItemVersionId": "4v1", "ContentType": "Page", "DisplayText": "one", "Latest": true, "Published": true },
              { "ContentItemId": "4a", "ContentItemVersionId": "4v1", "ContentType": "Page", "DisplayText": "again", "Latest": true, "Published": true },
              { "ContentItemId": "4a", "ContentItemVersionId": "4v2", "ContentType": "Page", "DisplayText": "two", "Latest": true, "Published": true } ] } ] }
            """);

        Assert.Contains(report.Warnings, w => w.Contains("comes twice", StringComparison.Ordinal));
        Assert.Equal("two", (await site.ItemAsync("4a"))!.DisplayText);
        Assert.Equal(1, await site.ItemsAsync());
    }
}
