using System.Text;
using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Media;

namespace Portal.Tests.Cms.Media;

/// <summary>What is a path of the library, what kind a file is, and which files an item names.</summary>
public sealed class MediaPathTests
{
    [Theory]
    [InlineData("publicity/a.svg", "publicity/a.svg")]
    [InlineData("/publicity/培训 照片.jpg/", "publicity/培训 照片.jpg")]
    [InlineData("../a.svg", null)]
    [InlineData("a/../../b.svg", null)]
    [InlineData("a//b.svg", null)]
    [InlineData("a/.hidden", null)]
    [InlineData("a\\b.svg", null)]
    [InlineData("a?.svg", null)]
    [InlineData("C:/a.svg", null)]
    [InlineData("a/b .svg", "a/b .svg")]
    [InlineData("a/ b.svg", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Path_is_normal_or_none(string? given, string? normal) => Assert.Equal(normal, MediaPath.Normal(given));

    [Fact]
    public void Path_that_is_too_long_is_none() => Assert.Null(MediaPath.Normal(new string('a', MediaPath.Longest + 1)));

    [Theory]
    [InlineData("a.svg", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", true)]
    [InlineData("a.svg", "<html><body>", false)]
    [InlineData("a.jpg", "<svg/>", false)]
    [InlineData("a.pdf", "%PDF-1.7", true)]
    [InlineData("a.mp3", "ID3\u0003", true)]
    [InlineData("a.gif", "GIF89a", true)]
    public void Content_must_be_of_the_kind_that_the_name_says(string path, string content, bool isOf) =>
        Assert.Equal(isOf, MediaKind.Named(path)!.IsOf(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.js")]
    [InlineData("a.exe")]
    [InlineData("a")]
    [InlineData("a.svgz")]
    public void Kind_that_could_do_harm_is_not_taken(string path) => Assert.Null(MediaKind.Named(path));

    [Fact]
    public void Item_names_files_in_media_fields_and_in_texts()
    {
        var item = ContentItem.New("Article");
        item.PartFor("Article")["Cover"] = new JsonObject { ["Paths"] = new JsonArray("publicity/a.svg", "../no.svg") };
        item.PartFor("HtmlBodyPart")["Html"] = "<img src=\"/media/b%20c.png\" srcset=\"/media/d.jpg?w=320&amp;s=x 320w\"><a href='~/media/e.pdf#1'>x</a>";
        item.PartFor("MarkdownBodyPart")["Markdown"] = "![图](/media/培训/f.jpg)";
        item.PartFor("BagPart")["ContentItems"] = new JsonArray(new JsonObject { ["Picture"] = new JsonObject { ["Paths"] = new JsonArray("g.webp") } });

        Assert.Equal(["b c.png", "d.jpg", "e.pdf", "g.webp", "publicity/a.svg", "培训/f.jpg"], MediaUses.Of(item).Order(StringComparer.Ordinal));
    }
}
