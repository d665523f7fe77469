using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Routing;
using Portal.Tests.Cms.Content;

namespace Portal.Tests.Cms.Routing;

public sealed class AutorouteTests : IAsyncLifetime
{
    private static readonly ContentAuthor Editor = new("7", "编辑甲");

    private ContentSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await ContentSite.OnSqliteAsync();
        await _site.DefineAsync("""
            { "ContentTypes": [
              { "Name": "Article", "DisplayName": "文章", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart" }, { "PartName": "AutoroutePart" } ] },
              { "Name": "Post", "DisplayName": "帖", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart" },
                { "PartName": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "{{ Model.ContentItem.ContentType | slugify }}/{{ ContentItem | display_text | slugify }}" } } } ] },
              { "Name": "Taxonomy", "DisplayName": "分类", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart" }, { "PartName": "AutoroutePart" }, { "PartName": "TaxonomyPart" } ] } ] }
            """);
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("Article", "用电 安全", "用电-安全")]
    [InlineData("Post", "用电 安全", "post/用电-安全")]
    public async Task Address_follows_from_the_pattern_or_else_from_the_title(string type, string title, string path)
    {
        var id = await PublishAsync(type, title);

        Assert.Equal(new Route(id, "", null), await FindAsync("/" + path + "/"));
        Assert.Equal(path, (string?)(await _site.ReadAsync(r => r.FindAsync(id, VersionOf.Published, default)))!.Part("AutoroutePart")!["Path"]);
    }

    [Fact]
    public async Task Two_items_never_share_an_address()
    {
        await PublishAsync("Article", "同名");
        var second = await PublishAsync("Article", "同名");

        Assert.Equal(second, (await FindAsync("同名-1"))!.ContentItemId);
    }

    [Fact]
    public async Task Moved_item_sends_its_visitors_on_and_its_old_address_may_be_taken()
    {
        var id = await PublishAsync("Article", "旧");
        var item = (await _site.ReadAsync(r => r.FindAsync(id, VersionOf.Latest, default)))!;
        item.PartFor("AutoroutePart")["Path"] = "New/Place";
        await _site.WriteAsync(w => w.SaveDraftAsync(item, Editor, default));
        Assert.Null((await FindAsync("旧"))!.MovedTo);
        await _site.WriteAsync(w => w.PublishAsync(id, default));

        Assert.Equal("new/place", (await FindAsync("旧"))!.MovedTo);
        Assert.Equal(id, (await FindAsync("NEW/place"))!.ContentItemId);
        var other = await PublishAsync("Article", "旧");
        Assert.Equal(new Route(other, "", null), await FindAsync("旧"));
    }

    [Fact]
    public async Task Unpublished_item_answers_nowhere()
    {
        var id = await PublishAsync("Article", "撤下");
        await _site.WriteAsync(w => w.UnpublishAsync(id, default));

        Assert.Null(await FindAsync("撤下"));
    }

    [Fact]
    public async Task What_lies_within_answers_below_its_owner()
    {
        var item = ContentItem.Read("""
            { "ContentItemId": "columns", "ContentType": "Taxonomy", "TitlePart": { "Title": "栏目" }, "AutoroutePart": { "Path": "publicity", "RouteContainedItems": true },
              "TaxonomyPart": { "Terms": [
                { "ContentItemId": "enterprise", "ContentType": "Column", "DisplayText": "进企业", "AutoroutePart": { "Path": "enterprise" },
                  "Terms": [ { "ContentItemId": "mines", "ContentType": "Column", "DisplayText": "矿山" } ] },
                { "ContentItemId": "faq", "ContentType": "Column", "AutoroutePart": { "Path": "faq", "Absolute": true } } ] } }
            """);
        await SaveAndPublishAsync(item);

        Assert.Equal(new Route("columns", "enterprise", null), await FindAsync("publicity/enterprise"));
        Assert.Equal(new Route("columns", "mines", null), await FindAsync("publicity/enterprise/矿山"));
        Assert.Equal(new Route("columns", "faq", null), await FindAsync("faq"));
    }

    [Fact]
    public async Task Home_page_is_a_wish_that_is_acted_upon_once()
    {
        var item = ContentItem.Read("""{ "ContentItemId": "home", "ContentType": "Article", "TitlePart": { "Title": "首页" }, "AutoroutePart": { "SetHomepage": true } }""");
        await SaveAndPublishAsync(item);

        var settings = await _site.InScopeAsync(s => s.GetRequiredService<SiteDocuments>().ReadAsync(SitePaper.Settings, default));
        Assert.Equal("home", (string?)settings["HomeRoute"]!["contentItemId"]);
        Assert.False((bool)(await _site.ReadAsync(r => r.FindAsync("home", VersionOf.Published, default)))!.Part("AutoroutePart")!["SetHomepage"]!);
    }

    private Task<string> PublishAsync(string type, string title)
    {
        var item = ContentItem.New(type);
        item.PartFor("TitlePart")["Title"] = title;
        return SaveAndPublishAsync(item);
    }

    private async Task<string> SaveAndPublishAsync(ContentItem item)
    {
        await _site.WriteAsync(w => w.SaveDraftAsync(item, Editor, default));
        await _site.WriteAsync(w => w.PublishAsync(item.ContentItemId, default));
        return item.ContentItemId;
    }

    private Task<Route?> FindAsync(string path) => _site.InScopeAsync(s => s.GetRequiredService<ContentRoutes>().FindAsync(path, default));
}
