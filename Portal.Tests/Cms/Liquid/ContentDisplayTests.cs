using Portal.Cms.Content;

namespace Portal.Tests.Cms.Liquid;

/// <summary>Items as the built-in templates show them: parts, fields, lists, menus, taxonomies, widgets of layers; and which template is taken.</summary>
public sealed class ContentDisplayTests : IAsyncLifetime
{
    private const string Types = """
        [{ "Name": "List", "ContentTypePartDefinitionRecords": [{ "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "ListPart", "Name": "ListPart", "Settings": { "ListPartSettings": { "PageSize": 2 } } }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" }] },
         { "Name": "Entry", "ContentTypePartDefinitionRecords": [{ "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" }, { "PartName": "Entry", "Name": "Entry" }] },
         { "Name": "Text", "Settings": { "ContentTypeSettings": { "Stereotype": "Widget" } }, "ContentTypePartDefinitionRecords": [{ "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart" }] },
         { "Name": "Page", "ContentTypePartDefinitionRecords": [{ "PartName": "FlowPart", "Name": "FlowPart", "Settings": { "ContentTypePartSettings": { "Position": "2" } } },
            { "PartName": "BagPart", "Name": "Extras", "Settings": { "ContentTypePartSettings": { "Position": "1" }, "BagPartSettings": { "DisplayType": "Summary" } } }, { "PartName": "MarkdownBodyPart", "Name": "MarkdownBodyPart" }] },
         { "Name": "Taxonomy", "ContentTypePartDefinitionRecords": [{ "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "ManageContainedItemRoutes": true } } }, { "PartName": "TaxonomyPart", "Name": "TaxonomyPart" }] },
         { "Name": "Term", "ContentTypePartDefinitionRecords": [{ "PartName": "TitlePart", "Name": "TitlePart" }] }]
        """;

    private const string Parts = """
        [{ "Name": "Entry", "ContentPartFieldDefinitionRecords": [
            { "FieldName": "DateTimeField", "Name": "When" }, { "FieldName": "LinkField", "Name": "Link" }, { "FieldName": "BooleanField", "Name": "Open" }, { "FieldName": "NumericField", "Name": "Places" },
            { "FieldName": "MultiTextField", "Name": "Many" }, { "FieldName": "MediaField", "Name": "Picture" }, { "FieldName": "ContentPickerField", "Name": "More" }, { "FieldName": "TaxonomyField", "Name": "Kind" }, { "FieldName": "MarkdownField", "Name": "Note" }] }]
        """;

    private readonly DisplayBench _bench = DisplayBench.With();

    public async ValueTask InitializeAsync() => await _bench.DefineAsync(Types, Parts);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("When", """{ "Value": "2026-03-01T20:30:00Z" }""", "2026-03-02 04:30")]
    [InlineData("Link", """{ "Url": "~/a", "Text": "去" }""", "<a href=\"/elder/a\">去</a>")]
    [InlineData("Open", """{ "Value": true }""", "Display.Yes")]
    [InlineData("Places", """{ "Value": 12.5 }""", "12.5")]
    [InlineData("Many", """{ "Values": ["a", "b"] }""", "<span>a</span>, <span>b</span>")]
    [InlineData("Picture", """{ "Paths": ["x y.jpg"], "MediaTexts": ["图"] }""", "<img src=\"/media/x%20y.jpg\" alt=\"图\" loading=\"lazy\">")]
    [InlineData("More", """{ "ContentItemIds": ["e1", "gone"] }""", "<a href=\"/elder/first\">一</a>")]
    [InlineData("Kind", """{ "TaxonomyContentItemId": "tax", "TermContentItemIds": ["t1"] }""", "<a href=\"/elder/kinds/fire\">火</a>")]
    [InlineData("Note", """{ "Markdown": "*x*" }""", "<p><em>x</em></p>")]
    public async Task Field_is_shown(string field, string data, string expected)
    {
        await FillAsync();
        var item = ContentItem.Read($$"""{ "ContentItemId": "9", "ContentType": "Entry", "Entry": { "{{field}}": {{data}} } }""");

        Assert.Contains(expected, await _bench.ShowAsync(item, scope: DisplayBench.Scope("/elder")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_shows_a_page_of_its_items_newest_first_with_a_pager()
    {
        var list = await FillAsync();

        var first = await _bench.ShowAsync(list, scope: DisplayBench.Scope(path: "/news"));
        Assert.True(first.IndexOf('三', StringComparison.Ordinal) < first.IndexOf('二', StringComparison.Ordinal));
        Assert.DoesNotContain(">一<", first, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/news?page=2\" rel=\"next\">Display.Next</a>", first, StringComparison.Ordinal);

        var second = await _bench.ShowAsync(list, scope: DisplayBench.Scope("/elder", "/news", page: 2));
        Assert.Contains("<h2><a href=\"/elder/first\">一</a></h2>", second, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/elder/news\" rel=\"prev\">Display.Previous</a>", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Term_shows_the_items_that_bear_it_or_one_below_it()
    {
        await FillAsync();
        var taxonomy = await _bench.Get<ContentReader>().FindAsync("tax", VersionOf.Published, TestContext.Current.CancellationToken);
        var term = ContentItem.Read(ContainedItems.Within(taxonomy!.Data).First());

        var html = await _bench.ShowAsync(term);

        Assert.Contains(">一<", html, StringComparison.Ordinal);
        Assert.Contains(">二<", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">三<", html, StringComparison.Ordinal);
        Assert.Contains("<ul class=\"taxonomy taxonomy-类\"><li><a href=\"/kinds/fire\">火</a><ul><li><a href=\"/kinds/fire/kitchen\">厨房</a></li></ul></li></ul>", await _bench.ShowAsync(taxonomy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flow_and_bag_show_what_lies_in_them()
    {
        var item = ContentItem.Read("""
            { "ContentItemId": "9", "ContentType": "Page", "MarkdownBodyPart": { "Markdown": "# 题" },
              "FlowPart": { "Widgets": [{ "ContentItemId": "w", "ContentType": "Text", "HtmlBodyPart": { "Html": "<p>流</p>" }, "FlowMetadata": { "Alignment": 1, "Size": 50 } }] },
              "Extras": { "ContentItems": [{ "ContentItemId": "e", "ContentType": "Entry", "DisplayText": "袋" }] } }
            """);

        var html = await _bench.ShowAsync(item);

        Assert.Contains("<section class=\"flow\"><div class=\"flow-item widget-text flow-align-1 flow-size-50\"><div class=\"widget widget-text\"><p>流</p></div></div></section>", html, StringComparison.Ordinal);
        Assert.Contains("<section class=\"bag\"><article class=\"content-item content-item-summary\">", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf('题', StringComparison.Ordinal) < html.IndexOf('袋', StringComparison.Ordinal) && html.IndexOf('袋', StringComparison.Ordinal) < html.IndexOf('流', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Menu_is_found_by_its_alias_and_follows_a_publish()
    {
        await FillAsync();
        await MenuAsync("头");
        Assert.Equal(
            "<nav class=\"menu menu-头\" aria-label=\"头\"><ul><li><a href=\"/elder/a\">甲</a><ul><li><a href=\"/elder/first\">乙</a></li></ul></li></ul></nav>", await ShownAsync());

        await MenuAsync("新");
        Assert.Contains("menu-新", await ShownAsync(), StringComparison.Ordinal);

        Task<string> ShownAsync() => _bench.Display.DisplayShapeAsync("Menu", "main", DisplayBench.Scope("/elder"), TestContext.Current.CancellationToken);

        Task MenuAsync(string name) => _bench.PublishAsync($$"""
            { "ContentItemId": "menu", "ContentType": "Menu", "DisplayText": "{{name}}", "AliasPart": { "Alias": "Main" }, "MenuItemsListPart": { "MenuItems": [
              { "ContentItemId": "m1", "ContentType": "LinkMenuItem", "DisplayText": "甲", "LinkMenuItemPart": { "Url": "~/a" }, "MenuItemsListPart": { "MenuItems": [
                { "ContentItemId": "m2", "ContentType": "ContentMenuItem", "DisplayText": "乙", "ContentMenuItemPart": { "SelectedContentItem": { "ContentItemIds": ["e1"] } } }] } }] } }
            """);
    }

    [Theory]
    [InlineData("""{ "Name": "BooleanCondition", "Value": true }""", "/a", true)]
    [InlineData("""{ "Name": "BooleanCondition", "Value": false }""", "/a", false)]
    [InlineData("""{ "Name": "HomepageCondition", "Value": true }""", "/", true)]
    [InlineData("""{ "Name": "HomepageCondition", "Value": true }""", "/a", false)]
    [InlineData("""{ "Name": "UrlCondition", "Value": "~/a", "Operation": { "$type": "StringStartsWithOperator" } }""", "/a/b", true)]
    [InlineData("""{ "Name": "UrlCondition", "Value": "~/a", "Operation": { "$type": "StringNotEqualsOperator" } }""", "/a", false)]
    [InlineData("""{ "Name": "CultureCondition", "Value": "zh-CN", "Operation": { "$type": "StringEqualsOperator" } }""", "/a", true)]
    [InlineData("""{ "Name": "ContentTypeCondition", "Value": "Entry", "Operation": { "$type": "StringEqualsOperator" } }""", "/a", true)]
    [InlineData("""{ "Name": "RoleCondition", "Value": "Administrator" }""", "/a", false)]
    [InlineData("""{ "Name": "IsAuthenticatedCondition", "Value": true }""", "/a", false)]
    [InlineData("""{ "Name": "JavascriptCondition", "Script": "isHomepage()" }""", "/", true)]
    [InlineData("""{ "Name": "JavascriptCondition", "Script": "while(true){}" }""", "/", false)]
    [InlineData("""{ "Name": "AnyConditionGroup", "Conditions": [{ "Name": "BooleanCondition", "Value": false }, { "Name": "IsAnonymousCondition" }] }""", "/a", true)]
    [InlineData("""{ "Name": "AllConditionGroup", "Conditions": [{ "Name": "BooleanCondition", "Value": false }, { "Name": "IsAnonymousCondition" }] }""", "/a", false)]
    public async Task Widget_stands_in_its_zone_where_its_layers_rule_holds(string condition, string path, bool shown)
    {
        await _bench.SaveAsync(SitePaper.Layers, $$"""{ "Layers": [{ "Name": "L", "LayerRule": { "Conditions": [{{condition}}] } }, { "Name": "Empty", "LayerRule": { "Conditions": [] } }] }""");
        await _bench.PublishAsync("""{ "ContentItemId": "w1", "ContentType": "Text", "DisplayText": "后", "LayerMetadata": { "Layer": "L", "Zone": "Footer", "Position": 10, "RenderTitle": true }, "HtmlBodyPart": { "Html": "<p>2</p>" } }""");
        await _bench.PublishAsync("""{ "ContentItemId": "w2", "ContentType": "Text", "DisplayText": "前", "LayerMetadata": { "Layer": "L", "Zone": "Footer", "Position": 9 }, "HtmlBodyPart": { "Html": "<p>1</p>" } }""");
        await _bench.PublishAsync("""{ "ContentItemId": "w3", "ContentType": "Text", "LayerMetadata": { "Layer": "Empty", "Zone": "Footer" }, "HtmlBodyPart": { "Html": "<p>0</p>" } }""");
        var scope = DisplayBench.Scope(path: path, home: path == "/");

        await _bench.Display.DisplayLayersAsync(ContentItem.New("Entry"), scope, TestContext.Current.CancellationToken);

        Assert.Equal(
            shown ? "<div class=\"widget-wrapper widget-text\"><div class=\"widget widget-text\"><p>1</p></div></div><div class=\"widget-wrapper widget-text\"><h2>后</h2><div class=\"widget widget-text\"><p>2</p></div></div>" : null,
            scope.Sections.GetValueOrDefault("Footer"));
    }

    [Theory]
    [InlineData("Content__Entry", "Detail")]
    [InlineData("Content_Detail__Entry", "Detail")]
    [InlineData("Content__e7", "Detail")]
    [InlineData("Content__Alias__seven", "Detail")]
    [InlineData("Content__Slug__a__seven", "Detail")]
    [InlineData("Content_Summary", "Summary")]
    [InlineData("content_card__entry", "Card")]
    public async Task Template_of_the_database_is_taken_under_each_of_its_names(string name, string displayType)
    {
        await _bench.TemplateAsync(name, "taken");
        var item = ContentItem.Read("""{ "ContentItemId": "e7", "ContentType": "Entry", "AliasPart": { "Alias": "seven" }, "AutoroutePart": { "Path": "a/seven" } }""");

        Assert.Equal("taken", await _bench.ShowAsync(item, displayType));
    }

    private async Task<ContentItem> FillAsync()
    {
        await _bench.PublishAsync("""
            { "ContentItemId": "tax", "ContentType": "Taxonomy", "TitlePart": { "Title": "类" }, "AutoroutePart": { "Path": "kinds" }, "TaxonomyPart": { "Terms": [
              { "ContentItemId": "t1", "ContentType": "Term", "DisplayText": "火", "AutoroutePart": { "Path": "fire" }, "TermPart": { "TaxonomyContentItemId": "tax" }, "Terms": [
                { "ContentItemId": "t2", "ContentType": "Term", "DisplayText": "厨房", "AutoroutePart": { "Path": "kitchen" }, "TermPart": { "TaxonomyContentItemId": "tax" } }] }] } }
            """);
        foreach (var (id, title, path, day, term) in new[] { ("e1", "一", "first", 1, "t1"), ("e2", "二", "second", 2, "t2"), ("e3", "三", "third", 3, "") })
        {
            await _bench.PublishAsync($$"""
                { "ContentItemId": "{{id}}", "ContentType": "Entry", "CreatedUtc": "2026-01-0{{day}}T00:00:00Z", "TitlePart": { "Title": "{{title}}" }, "AutoroutePart": { "Path": "{{path}}" },
                  "ContainedPart": { "ListContentItemId": "list" }, "Entry": { "Kind": { "TaxonomyContentItemId": "tax", "TermContentItemIds": ["{{term}}"] } } }
                """);
        }

        return await _bench.PublishAsync("""{ "ContentItemId": "list", "ContentType": "List", "TitlePart": { "Title": "新闻" }, "AutoroutePart": { "Path": "news" }, "ListPart": {} }""");
    }
}
