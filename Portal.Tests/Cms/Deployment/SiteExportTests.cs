using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Deployment;
using Portal.Cms.Recipes;
using Portal.Cms.Routing;
using Portal.Tests.Cms.Recipes;

namespace Portal.Tests.Cms.Deployment;

/// <summary>What an export holds brings the same site about elsewhere.</summary>
public sealed class SiteExportTests
{
    private const string Site = """
        { "steps": [
          { "name": "ContentDefinition", "ContentTypes": [
              { "Name": "Article", "DisplayName": "文章", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" }, { "PartName": "Article", "Name": "Article" } ] },
              { "Name": "Note", "DisplayName": "便条", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" } ] } ],
            "ContentParts": [ { "Name": "Article", "Settings": {}, "ContentPartFieldDefinitionRecords": [ { "FieldName": "MediaField", "Name": "Picture", "Settings": {} } ] } ] },
          { "name": "feature", "enable": [ "A" ], "disable": [ "B" ] },
          { "name": "themes", "Site": "Portal" },
          { "name": "settings", "SiteName": "安全", "CacheMode": 1, "LayerSettings": { "Zones": [ "Content" ] }, "StrangeSettings": { "Deep": [ 1.50, null ] }, "SiteSalt": "salt" },
          { "name": "Roles", "Roles": [ { "Name": "Editor", "Permissions": [ "P" ] } ] },
          { "name": "layers", "Layers": [ { "Name": "Always", "LayerRule": { "Conditions": [ { "$type": "x", "Name": "BooleanCondition", "Value": true } ] } } ] },
          { "name": "Templates", "Templates": { "Content__Article": { "Content": "<b>{{ Model }}</b>" } } },
          { "name": "Sitemaps", "data": [ { "SitemapId": "s", "Path": "sitemap.xml" } ] },
          { "name": "WorkflowType", "data": [ { "WorkflowTypeId": "4w", "Name": "W", "Activities": [ { "ActivityId": "a", "Name": "LogTask" } ] } ] },
          { "name": "Queries", "Queries": [ { "Name": "Q", "Source": "Sql", "Template": "SELECT 1" } ] },
          { "name": "custom-settings", "Bureau": { "ContentType": "Bureau", "Bureau": { "Name": { "Text": "局" } } } },
          { "name": "media", "Files": [ { "TargetPath": "a/图 1.png", "Base64": "AAEC" }, { "TargetPath": "b.png", "Base64": "Aw==" }, { "TargetPath": "c.png", "Base64": "BA==" } ] },
          { "name": "content", "data": [
              { "ContentItemId": "4first", "ContentItemVersionId": "4first1", "ContentType": "Article", "Latest": true, "Published": true, "CreatedUtc": "2026-03-01T02:11:00.1234567Z", "TitlePart": { "Title": "用电" },
                "AutoroutePart": { "Path": "用电/安全" }, "Article": { "Picture": { "Paths": [ "a/图 1.png" ], "MediaTexts": [ "图" ] } }, "HtmlBodyPart": { "Html": "<img src=\"/media/b.png\">" }, "UnknownPart": { "x": [ { "y": 1.10 } ] } },
              { "ContentItemId": "4note", "ContentItemVersionId": "4note1", "ContentType": "Note", "Latest": true, "Published": true, "TitlePart": { "Title": "便条" } } ] } ] }
        """;

    [Fact]
    public async Task Export_into_an_empty_site_gives_the_same_items_paths_papers_and_media()
    {
        await using var here = await FilledAsync();
        var zip = await ZipAsync(here, ExportSelection.Everything);
        await using var there = await RecipeSite.NewAsync();
        var report = await BringAsync(there, zip);

        Assert.Equal((RecipeOutcome.Ran, null), (report.Outcome, report.Fault));
        Assert.Equal(await TextAsync(here), await TextAsync(there));
        Assert.Equal(here.Media.Files, there.Media.Files);
        Assert.Equal("用电/安全", await there.AskAsync(s => s.GetRequiredService<ContentRoutes>().PathAsync("4first", TestContext.Current.CancellationToken)));
        Assert.Equal("改过", (await there.ItemAsync("4first", VersionOf.Latest))!.DisplayText);
        Assert.Equal("用电", (await there.ItemAsync("4first"))!.DisplayText);
        Assert.Equal(new DateTime(2026, 3, 1, 2, 11, 0, DateTimeKind.Utc).AddTicks(1234567), (await there.ItemAsync("4first"))!.CreatedUtc);
    }

    [Fact]
    public async Task Second_import_of_an_export_changes_nothing()
    {
        await using var here = await FilledAsync();
        var zip = await ZipAsync(here, ExportSelection.Everything);
        var before = await TextAsync(here);
        using var archive = RecipeArchive.Open(new MemoryStream(zip));
        var report = await here.RunAsync(new RecipeOrder(archive.Recipe(), RecipeSite.Importer, ImportRights.All));

        // Settings that were never made come with their defaults.
        Assert.Equal(0, report.Steps.Where(s => s.Name is not ("media" or "Settings")).Sum(s => s.Changed));
        Assert.Equal(before, await TextAsync(here));
    }

    [Fact]
    public async Task Selection_brings_what_its_items_need_and_nothing_else()
    {
        await using var here = await FilledAsync();
        var zip = await ZipAsync(here, ExportSelection.Items(["4first"]));
        await using var there = await RecipeSite.NewAsync();
        var report = await BringAsync(there, zip, ImportRights.Content);

        Assert.Equal(["ContentDefinition", "Content", "media"], report.Steps.Select(s => s.Name));
        Assert.Equal(["a/图 1.png", "b.png"], there.Media.Files.Keys);
        Assert.Equal(1, await there.ItemsAsync());
        Assert.DoesNotContain("Note", (await there.PaperAsync(SitePaper.ContentDefinition)).Text(), StringComparison.Ordinal);
        Assert.Empty(await there.PaperAsync(SitePaper.Settings));
    }

    [Fact]
    public async Task What_names_the_owner_and_makes_tokens_is_never_written()
    {
        await using var here = await FilledAsync();

        Assert.DoesNotContain("SiteSalt", await TextAsync(here), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_item_survives_the_way_out_and_in()
    {
        var leaf = Gen.OneOf(
            Gen.String[Gen.Char["aZ中📖"[..3]], 0, 5].Select(s => (JsonNode?)JsonValue.Create(s)), Gen.Int.Select(i => (JsonNode?)JsonValue.Create(i)), Gen.Double[-1e6, 1e6].Select(d => (JsonNode?)JsonValue.Create(d)),
            Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)), Gen.Const((JsonNode?)null));
        var list = leaf.Array[0, 3].Select(values => (JsonNode?)new JsonArray([.. values.Select(v => v?.DeepClone())]));
        var part = Gen.Select(Gen.String[Gen.Char['a', 'f'], 1, 3], Gen.OneOf(leaf, list)).Array[0, 4]
            .Select(members => new JsonObject(members.DistinctBy(m => m.Item1).Select(m => KeyValuePair.Create(m.Item1, m.Item2?.DeepClone()))));
        var items = new List<JsonObject>();
        part.Array[1, 3].Sample(parts => items.Add(new JsonObject(parts.Select((p, at) => KeyValuePair.Create($"Part{at}", (JsonNode?)p.DeepClone())))), iter: 40, threads: 1);

        await using var here = await RecipeSite.NewAsync();
        var step = new JsonObject
        {
            ["name"] = "content",
            ["data"] = new JsonArray([.. items.Select((data, at) => new ContentItem { ContentItemId = $"4i{at}", ContentItemVersionId = $"4v{at}", ContentType = "Any", Latest = true, Published = at % 2 == 0 }.Write()
                .Concat(data).Aggregate(new JsonObject(), (all, m) => { all[m.Key] = m.Value?.DeepClone(); return all; }))]),
        };
        await here.RunAsync(new JsonObject { ["steps"] = new JsonArray(step) }.Text());
        await using var there = await RecipeSite.NewAsync();
        await BringAsync(there, await ZipAsync(here, ExportSelection.Everything));

        Assert.Equal(items.Count, await there.ItemsAsync());
        for (var at = 0; at < items.Count; at++)
        {
            var item = await there.ItemAsync($"4i{at}", VersionOf.Latest);
            Assert.True(JsonNode.DeepEquals(items[at], item!.Data), $"{items[at].Text()} came back as {item.Data.Text()}");
        }
    }

    private static async Task<RecipeSite> FilledAsync()
    {
        var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync(Site);
        Assert.Equal((RecipeOutcome.Ran, null), (report.Outcome, report.Fault));
        await site.AskAsync(async services =>
        {
            var draft = (await services.GetRequiredService<ContentReader>().FindAsync("4first", VersionOf.Published, TestContext.Current.CancellationToken))!;
            draft.PartFor("TitlePart")["Title"] = "改过";
            return await services.GetRequiredService<ContentWriter>().SaveDraftAsync(draft, RecipeSite.Importer, TestContext.Current.CancellationToken);
        });
        return site;
    }

    private static async Task<byte[]> ZipAsync(RecipeSite site, ExportSelection selection)
    {
        using var zip = new MemoryStream();
        await site.AskAsync(async services =>
        {
            await services.GetRequiredService<SiteExport>().WriteAsync(zip, selection, TestContext.Current.CancellationToken);
            return true;
        });
        return zip.ToArray();
    }

    private static async Task<RecipeReport> BringAsync(RecipeSite site, byte[] zip, ImportRights rights = ImportRights.All)
    {
        using var archive = RecipeArchive.Open(new MemoryStream(zip));
        return await site.RunAsync(new RecipeOrder(archive.Recipe(), RecipeSite.Importer, rights));
    }

    private static async Task<string> TextAsync(RecipeSite site)
    {
        using var recipe = new MemoryStream();
        await site.AskAsync(async services =>
        {
            await services.GetRequiredService<SiteExport>().WriteRecipeAsync(recipe, ExportSelection.Everything, TestContext.Current.CancellationToken);
            return true;
        });
        return Encoding.UTF8.GetString(recipe.ToArray());
    }
}
