using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;

namespace Portal.Tests.Cms.Definitions;

public sealed class DefinitionChangeTests
{
    private const string Article = """
        { "ContentTypes": [ { "Name": "Article", "DisplayName": "文章", "Settings": { "ContentTypeSettings": { "Creatable": true, "Draftable": true }, "Odd": { "Kept": [1] } },
            "ContentTypePartDefinitionRecords": [
              { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "2" } } },
              { "PartName": "Article", "Name": "Article", "Settings": { "ContentTypePartSettings": { "Position": "10" } } } ] } ],
          "ContentParts": [ { "Name": "Article", "Settings": {}, "ContentPartFieldDefinitionRecords": [
              { "FieldName": "TextField", "Name": "Source", "Settings": { "ContentPartFieldSettings": { "DisplayName": "来源" }, "TextFieldSettings": { "Required": true, "Hint": "谁写的" } } } ] } ] }
        """;

    [Fact]
    public void Import_adds_and_overwrites_and_takes_nothing_away()
    {
        var faults = new List<string>();
        var local = DefinitionChange.Merge(ContentDefinitions.None, OrchardJson.Parse(Article), faults);
        local = DefinitionChange.Merge(local, OrchardJson.Parse("""
            { "contentparts": [ { "Name": "Article", "ContentPartFieldDefinitionRecords": [ { "FieldName": "NumericField", "Name": "Local" } ] } ] }
            """), faults);
        var again = DefinitionChange.Merge(local, OrchardJson.Parse(Article.Replace("\"Creatable\": true", "\"Creatable\": false", StringComparison.Ordinal)), faults);

        Assert.Empty(faults);
        Assert.Equal(["Source", "Local"], again.Part("Article")!.Fields.Select(f => f.Name));
        var type = again.Type("Article")!;
        Assert.False(type.Creatable);
        Assert.True(type.Draftable);
        Assert.Equal("[1]", type.Settings["Odd"]!["Kept"]!.ToJsonString());
        Assert.Equal(["TitlePart", "Article"], type.Ordered.Select(p => p.Name));
        var source = again.Part("Article")!.Fields[0];
        Assert.True(source.Required);
        Assert.Equal(("来源", "谁写的"), (source.DisplayName, source.Hint));
    }

    [Fact]
    public void Type_without_a_display_name_leaves_the_settings_alone()
    {
        var present = DefinitionChange.Merge(ContentDefinitions.None, OrchardJson.Parse(Article), []);
        var merged = DefinitionChange.Merge(present, OrchardJson.Parse("""
            { "ContentTypes": [ { "Name": "Article", "Settings": { "ContentTypeSettings": { "Creatable": false } }, "ContentTypePartDefinitionRecords": [ { "PartName": "BagPart", "Name": "Files" } ] } ] }
            """), []);

        Assert.True(merged.Type("Article")!.Creatable);
        Assert.Equal("文章", merged.Type("Article")!.DisplayName);
        Assert.Equal("BagPart", merged.Type("Article")!.Part("Files")!.PartName);
    }

    [Fact]
    public void Replacing_forgets_what_was_there_and_deleting_takes_a_part_from_its_types()
    {
        var present = DefinitionChange.Merge(ContentDefinitions.None, OrchardJson.Parse(Article), []);
        var replaced = DefinitionChange.Replace(present, OrchardJson.Parse("""{ "ContentParts": [ { "Name": "Article", "ContentPartFieldDefinitionRecords": [] } ] }"""), []);

        Assert.Empty(replaced.Part("Article")!.Fields);
        Assert.NotNull(replaced.Type("Article")!.Part("Article"));
        var deleted = DefinitionChange.Delete(present, OrchardJson.Parse("""{ "ContentParts": ["Article"] }"""));
        Assert.Null(deleted.Part("Article"));
        Assert.Equal(["TitlePart"], deleted.Type("Article")!.Parts.Select(p => p.Name));
    }

    [Fact]
    public void Part_without_a_name_is_a_fault_and_the_type_is_made_without_it()
    {
        var faults = new List<string>();
        var made = DefinitionChange.Merge(ContentDefinitions.None, OrchardJson.Parse("""
            { "ContentTypes": [ { "Name": "Message", "ContentTypePartDefinitionRecords": [ { "Name": "Nameless" }, { "PartName": "TitlePart" } ] } ] }
            """), faults);

        Assert.Single(faults, f => f.Contains("Message", StringComparison.Ordinal));
        Assert.Equal(["TitlePart"], made.Type("Message")!.Parts.Select(p => p.Name));
    }

    [Fact]
    public void Paper_read_again_says_the_same()
    {
        var paper = DefinitionChange.Merge(ContentDefinitions.None, OrchardJson.Parse(Article), []).Write();

        Assert.True(JsonNode.DeepEquals(paper, ContentDefinitions.Read(paper).Write()));
    }

    [Fact]
    public void Old_name_of_the_index_settings_is_read_as_the_new_one()
    {
        var made = DefinitionChange.Merge(ContentDefinitions.None, OrchardJson.Parse("""
            { "ContentTypes": [ { "Name": "A", "DisplayName": "A", "Settings": { "ContentIndexSettings": { "Included": true } } } ] }
            """), []);

        Assert.Equal(["LuceneContentIndexSettings"], made.Type("A")!.Settings.Select(s => s.Key));
    }
}
