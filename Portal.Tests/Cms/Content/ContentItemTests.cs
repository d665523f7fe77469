using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Tests.Cms.Content;

public sealed class ContentItemTests
{
    private const string Item = """
        { // as Orchard allows it
          "contentItemId": "4x7m0v2qk9c3yt8w5r1zj6hbda", "ContentItemVersionId": null, "ContentType": "SafetyArticle", "Id": 0, "DisplayText": "用电安全",
          "Latest": "true", "Published": true, "CreatedUtc": "2026-03-01T02:11:00.1234567Z", "ModifiedUtc": "2026-03-02T08:00:00.0000000Z",
          "TitlePart": { "Title": "用电安全" }, "Odd": 12, "NobodysPart": { "Numbers": [1, 2.50, 1e3], "Deep": { "Null": null, "Text": "甲\u4e59" } }, "List": [ { "a": false }, ],
        }
        """;

    [Fact]
    public void Item_is_written_in_orchards_order_and_keeps_what_nobody_knows()
    {
        var written = ContentItem.Read(Item).Write();

        Assert.Equal(
            ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author", "TitlePart", "NobodysPart", "List"],
            written.Select(m => m.Key));
        Assert.Equal("2026-03-01T02:11:00.1234567Z", (string?)written["CreatedUtc"]);
        Assert.Equal("2026-03-02T08:00:00Z", (string?)written["ModifiedUtc"]);
        Assert.Null(written["PublishedUtc"]);
        Assert.True((bool)written["Latest"]!);
        Assert.True(JsonNode.DeepEquals(OrchardJson.Parse(Item)!["NobodysPart"], written["NobodysPart"]));
        Assert.Contains("甲乙", written.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_what_was_written_changes_nothing()
    {
        var once = ContentItem.Read(Item).Write().Text();

        Assert.Equal(once, ContentItem.Read(once).Write().Text());
    }

    [Fact]
    public void Item_without_a_type_is_refused() => Assert.Throws<JsonException>(() => ContentItem.Read("""{ "ContentItemId": "x" }"""));

    [Fact]
    public void Items_within_are_found_at_any_depth()
    {
        var menu = OrchardJson.Parse("""
            { "MenuItemsListPart": { "MenuItems": [
              { "ContentItemId": "a", "ContentType": "LinkMenuItem", "MenuItemsListPart": { "MenuItems": [ { "ContentItemId": "b", "ContentType": "LinkMenuItem" } ] } },
              { "ContentItemId": "c", "ContentType": "LinkMenuItem" } ] } }
            """);

        Assert.Equal(["a", "b", "c"], ContainedItems.Within(menu).Select(i => (string?)i["ContentItemId"]));
    }
}
