using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Shapes;

namespace Portal.Tests.Cms.Liquid;

public sealed class PlacementTests
{
    [Theory]
    [InlineData("Content", "Content", "", false)]
    [InlineData("Content:5", "Content", "5", false)]
    [InlineData("Content:5.2", "Content", "5.2", false)]
    [InlineData("Content:before", "Content", "before", false)]
    [InlineData("/Footer:7", "Footer", "7", true)]
    [InlineData("Parts:3#Settings;2", "Parts", "3", false)]
    [InlineData("Parts#Settings%Main;1|Left_9;2", "Parts", "", false)]
    public void Place_is_read(string text, string zone, string position, bool layout)
    {
        var place = Place.Read(text);

        Assert.Equal((zone, position, layout, false), (place.Zone, place.Position, place.IsLayout, place.IsHidden));
    }

    [Fact]
    public void Tab_card_column_and_group_are_read()
    {
        var place = Place.Read("Parts:1#Settings;2%Main;1|Left_9;3@admin");

        Assert.Equal(("Settings;2", "Main;1", "Left_9;3", "admin"), (place.Tab, place.Card, place.Column, place.Group));
        Assert.True(place.IsHidden, "a group is shown only where it is asked for");
    }

    [Theory]
    [InlineData("-")]
    [InlineData("")]
    public void Shape_is_hidden(string text) => Assert.True(Place.Read(text).IsHidden);

    [Theory]
    [InlineData("""[{ "place": "Aside" }]""", "Aside")]
    [InlineData("""[{ "place": "Aside" }, { "place": "Foot" }]""", "Foot")]
    [InlineData("""[{ "place": "Aside", "displayType": "Detail" }, { "place": "Foot", "displayType": "Summary" }]""", "Aside")]
    [InlineData("""[{ "place": "Aside", "displayType": "detail" }]""", "Aside")]
    [InlineData("""[{ "place": "Aside", "differentiator": "SafetyArticle-Source" }]""", "Aside")]
    [InlineData("""[{ "place": "Aside", "differentiator": "Other-Source" }]""", null)]
    [InlineData("""[{ "place": "Aside", "contentType": "SafetyArticle" }]""", "Aside")]
    [InlineData("""[{ "place": "Aside", "contentType": ["Page", "SafetyArticle"] }]""", "Aside")]
    [InlineData("""[{ "place": "Aside", "contentType": ["Safety*"] }]""", "Aside")]
    [InlineData("""[{ "place": "Aside", "contentType": ["Widget"] }]""", "Aside")]
    [InlineData("""[{ "place": "Aside", "contentType": ["Page"] }]""", null)]
    [InlineData("""[{ "place": "Aside", "contentPart": ["TitlePart"] }]""", "Aside")]
    [InlineData("""[{ "place": "Aside", "contentPart": ["HtmlBodyPart"] }]""", null)]
    [InlineData("""[{ "place": "Aside", "path": "~/publicity/*" }]""", "Aside")]
    [InlineData("""[{ "place": "Aside", "path": "learn" }]""", null)]
    public void Last_rule_that_matches_wins(string rules, string? zone)
    {
        var placement = new PlacementRules([(JsonObject)JsonNode.Parse($$"""{ "TextField": {{rules}} }""")!]);

        Assert.Equal(zone, placement.For(new("TextField", "SafetyArticle-Source", "Detail", "SafetyArticle", "Widget", ["TitlePart", "SafetyArticle"], "/publicity/farm")).Place?.Zone);
    }

    [Fact]
    public void Later_file_beats_an_earlier_one_and_leaves_what_it_does_not_name()
    {
        var placement = new PlacementRules(
        [
            (JsonObject)JsonNode.Parse("""{ "HtmlBodyPart": [{ "place": "Content:1", "alternates": ["Body__Wide"], "shape": "Body" }] }""")!,
            (JsonObject)JsonNode.Parse("""{ "HtmlBodyPart": [{ "place": "Content:2", "wrappers": ["Frame"] }] }""")!,
        ]);

        var verdict = placement.For(new("HtmlBodyPart", "HtmlBodyPart", "Detail", "Page", "", [], "/"));
        Assert.Equal(("2", "Body"), (verdict.Place!.Position, verdict.ShapeType));
        Assert.Equal(["Body__Wide"], verdict.Alternates);
        Assert.Equal(["Frame"], verdict.Wrappers);
    }

    [Fact]
    public async Task Placement_hides_moves_wraps_and_renames_what_is_shown()
    {
        await using var bench = DisplayBench.With(
            ("placement.json", """
            // Comments are part of the dialect.
            {
              "TitlePart": [{ "place": "-" }],
              "TextField": [{ "differentiator": "Note-Last", "place": "Content:-1" }, { "differentiator": "Note-Foot", "place": "/Footer" },
                { "differentiator": "Note-Framed", "place": "Content:9", "wrappers": ["Frame"], "alternates": ["Loud"] }],
            }
            """),
            ("Content", "{{ Model.Header | shape_render }}{{ Model.Content | shape_render }}"), ("TextField", "({{ Model.Field.Text }})"), ("Loud", "!{{ Model.Field.Text }}!"),
            ("Frame", "[{{ Model.ChildContent }}]"));
        await bench.DefineAsync(
            """[{ "Name": "Note", "ContentTypePartDefinitionRecords": [{ "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "Note", "Name": "Note" }] }]""",
            """
            [{ "Name": "Note", "ContentPartFieldDefinitionRecords": [{ "FieldName": "TextField", "Name": "First" }, { "FieldName": "TextField", "Name": "Last" },
              { "FieldName": "TextField", "Name": "Foot" }, { "FieldName": "TextField", "Name": "Framed" }] }]
            """);
        var item = ContentItem.Read("""
            { "ContentItemId": "1", "ContentType": "Note", "TitlePart": { "Title": "t" },
              "Note": { "First": { "Text": "a" }, "Last": { "Text": "b" }, "Foot": { "Text": "c" }, "Framed": { "Text": "d" } } }
            """);
        var scope = DisplayBench.Scope();

        Assert.Equal("(b)(a)[!d!]", await bench.ShowAsync(item, scope: scope));
        Assert.Equal("(c)", scope.Sections["Footer"]);
    }
}
