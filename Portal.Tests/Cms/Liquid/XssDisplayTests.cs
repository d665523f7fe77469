using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Tests.Cms.Liquid;

/// <summary>Every attack in every field that takes text, shown by the built-in templates and by a theme that writes each of them raw.</summary>
public sealed class XssDisplayTests : IAsyncLifetime
{
    private const string Types = """
        [{ "Name": "Page", "ContentTypePartDefinitionRecords": [
            { "PartName": "TitlePart", "Name": "TitlePart" },
            { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": { "HtmlBodyPartSettings": { "SanitizeHtml": false, "RenderLiquid": true } } },
            { "PartName": "MarkdownBodyPart", "Name": "MarkdownBodyPart", "Settings": { "MarkdownBodyPartSettings": { "SanitizeHtml": false } } },
            { "PartName": "LiquidPart", "Name": "LiquidPart" }, { "PartName": "FlowPart", "Name": "FlowPart" }, { "PartName": "BagPart", "Name": "Extras" },
            { "PartName": "Page", "Name": "Page" }] },
         { "Name": "Html", "Settings": { "ContentTypeSettings": { "Stereotype": "Widget" } }, "ContentTypePartDefinitionRecords": [
            { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": { "HtmlBodyPartSettings": { "SanitizeHtml": false } } }, { "PartName": "LiquidPart", "Name": "LiquidPart" }] },
         { "Name": "Menu", "ContentTypePartDefinitionRecords": [] }, { "Name": "HtmlMenuItem", "Settings": { "ContentTypeSettings": { "Stereotype": "MenuItem" } } }]
        """;

    private const string Parts = """
        [{ "Name": "Page", "ContentPartFieldDefinitionRecords": [
            { "FieldName": "TextField", "Name": "Text" }, { "FieldName": "HtmlField", "Name": "Html", "Settings": { "HtmlFieldSettings": { "SanitizeHtml": false } } },
            { "FieldName": "MarkdownField", "Name": "Markdown", "Settings": { "MarkdownFieldSettings": { "SanitizeHtml": false, "RenderLiquid": true } } }, { "FieldName": "LinkField", "Name": "Link" },
            { "FieldName": "MediaField", "Name": "Media" }, { "FieldName": "MultiTextField", "Name": "Many" }, { "FieldName": "TimeField", "Name": "Time" }, { "FieldName": "NumericField", "Name": "Number" }] }]
        """;

    // A careless theme: it writes everything raw.
    private const string Raw = """
        <h2>{{ Model.ContentItem.DisplayText | raw }}</h2><p title="{{ Model.ContentItem.Content.Page.Title.Text | raw }}">
        {{ Model.ContentItem.Content.HtmlBodyPart.Html | raw }}{{ Model.ContentItem.Content.HtmlBodyPart.Html | liquid | raw }}{{ Model.ContentItem.Content.Page.Html.Html }}
        {{ Model.ContentItem.Content.Page.Text.Text | raw }}{{ Model.ContentItem.Content.Page.Text.Text | liquid }}{{ Model.ContentItem.Content.MarkdownBodyPart.Markdown | markdownify }}
        {{ Model.ContentItem.Content.Page.Text.Text | append: " " | upcase | downcase | raw }}{{ Model.ContentItem.Content.Page.Text.Text | t | raw }}{{ Model.ContentItem.Content.Page.Text.Text | sanitize_html }}
        <a href="{{ Model.ContentItem.Content.Page.Link.Url | href }}">{{ Model.ContentItem.Content.Page.Link.Text | raw }}</a>{% a href: Model.ContentItem.Content.Page.Link.Url, onclick: "x()", style: "x" %}x{% enda %}
        {{ Model.ContentItem.Content.Page.Media.Paths.first | asset_url | img_tag: alt: Model.ContentItem.DisplayText }}{{ Model.ContentItem | json }}
        {% for w in Model.ContentItem.Content.FlowPart.Widgets %}{{ w.HtmlBodyPart.Html | raw }}{{ w.LiquidPart.Liquid | raw }}{% endfor %}{% assign x = Model.ContentItem.Content.Page.Text.Text %}{{ x | raw }}
        """;

    private readonly DisplayBench _plain = DisplayBench.With();
    private readonly DisplayBench _careless = DisplayBench.With(("Content", Raw));

    public static TheoryData<string> Fields => ["HtmlBodyPart.Html", "MarkdownBodyPart.Markdown", "LiquidPart.Liquid", "TitlePart.Title", "Page.Text.Text", "Page.Html.Html", "Page.Markdown.Markdown", "Page.Link.Url", "Page.Link.Text", "Page.Time.Value", "Page.Number.Value"];

    public async ValueTask InitializeAsync()
    {
        await _plain.DefineAsync(Types, Parts);
        await _careless.DefineAsync(Types, Parts);
    }

    public async ValueTask DisposeAsync()
    {
        await _plain.DisposeAsync();
        await _careless.DisposeAsync();
    }

    [Fact]
    public void Corpus_is_large_and_says_nothing_twice()
    {
        Assert.True(XssVectors.All.Count >= 150, $"{XssVectors.All.Count}");
        Assert.Equal(XssVectors.All.Count, XssVectors.All.Distinct(StringComparer.Ordinal).Count());

        // The judge sees what is alive: most of them are, shown as they came.
        Assert.True(XssVectors.All.Count(vector => Inert.FaultsOf(vector).Count > 0) >= 130);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public Task Attack_in_a_field_is_inert_in_built_in_templates(string field) => EachIsInertAsync(_plain, vector => Item(field, vector));

    [Theory]
    [MemberData(nameof(Fields))]
    public Task Attack_in_a_field_is_inert_in_a_theme_that_writes_it_raw(string field) => EachIsInertAsync(_careless, vector => Item(field, vector));

    [Fact]
    public async Task Attack_in_what_lies_within_an_item_is_inert()
    {
        await EachIsInertAsync(_plain, Contained);
        await EachIsInertAsync(_careless, Contained);

        static JsonObject Contained(string vector)
        {
            var widget = new JsonObject { ["ContentItemId"] = "2", ["ContentType"] = "Html", ["DisplayText"] = vector, ["HtmlBodyPart"] = new JsonObject { ["Html"] = vector }, ["LiquidPart"] = new JsonObject { ["Liquid"] = vector } };
            return new JsonObject
            {
                ["ContentItemId"] = "1", ["ContentType"] = "Page", ["DisplayText"] = vector,
                ["FlowPart"] = new JsonObject { ["Widgets"] = new JsonArray(widget.DeepClone()) },
                ["Extras"] = new JsonObject { ["ContentItems"] = new JsonArray(widget.DeepClone()) },
                ["Page"] = new JsonObject
                {
                    ["Media"] = new JsonObject { ["Paths"] = new JsonArray(vector), ["MediaTexts"] = new JsonArray(vector) }, ["Many"] = new JsonObject { ["Values"] = new JsonArray(vector, vector) },
                },
            };
        }
    }

    [Fact]
    public async Task Attack_in_a_menu_is_inert()
    {
        var items = new JsonArray([.. XssVectors.All.Select((vector, i) => (JsonNode)new JsonObject
        {
            ["ContentItemId"] = $"m{i}", ["ContentType"] = i % 2 == 0 ? "HtmlMenuItem" : "LinkMenuItem", ["DisplayText"] = vector,
            ["HtmlMenuItemPart"] = new JsonObject { ["Url"] = vector, ["Html"] = vector }, ["LinkMenuItemPart"] = new JsonObject { ["Url"] = vector, ["Name"] = vector },
        })]);
        var menu = new JsonObject { ["ContentItemId"] = "menu", ["ContentType"] = "Menu", ["DisplayText"] = "<b>", ["AliasPart"] = new JsonObject { ["Alias"] = "main" }, ["MenuItemsListPart"] = new JsonObject { ["MenuItems"] = items } };
        await _plain.PublishAsync(menu.ToJsonString());

        var html = await _plain.Display.DisplayShapeAsync("Menu", "alias:main", DisplayBench.Scope(), TestContext.Current.CancellationToken);

        Assert.Contains("<li>", html, StringComparison.Ordinal);
        Assert.Empty(Inert.FaultsOf(html));
    }

    private static async Task EachIsInertAsync(DisplayBench bench, Func<string, JsonObject> item)
    {
        foreach (var vector in XssVectors.All)
        {
            var scope = DisplayBench.Scope();
            var html = await bench.ShowAsync(ContentItem.Read(item(vector)), scope: scope);
            Assert.True(Inert.FaultsOf(html) is { Count: 0 }, $"{vector}\n{string.Join(", ", Inert.FaultsOf(html))}\n{html}");
            Assert.Empty(scope.Faults);
        }
    }

    private static JsonObject Item(string field, string vector)
    {
        var item = new JsonObject { ["ContentItemId"] = "1", ["ContentType"] = "Page", ["DisplayText"] = field.StartsWith("Title", StringComparison.Ordinal) ? vector : "x" };
        var at = item;
        var steps = field.Split('.');
        foreach (var step in steps[..^1])
        {
            var next = new JsonObject();
            at[step] = next;
            at = next;
        }

        at[steps[^1]] = vector;
        return item;
    }
}
