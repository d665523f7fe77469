using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Cms.Content;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Publicity;

/// <summary>What the site is delivered with: enough of it, long enough, drawn for it, and nowhere said twice.</summary>
public sealed partial class WrittenContentTests
{
    private const int LeastInAColumn = 8;
    private const int LeastInAll = 60;
    private const int LeastCharacters = 600;

    private static readonly string[] Columns = ["enterprise", "village", "community", "school", "family"];
    private static readonly string[] NoArticle = ["Taxonomy", "Menu"];
    private static readonly string Folder = Path.Combine(Repository.Root, "content");
    private static readonly IReadOnlyList<Written> All = [.. Read()];

    [Fact]
    public void Every_column_is_alive()
    {
        Assert.True(All.Count >= LeastInAll, $"{All.Count} items.");
        Assert.All(Columns, column => Assert.True(All.Count(w => w.Columns.Contains("column-" + column)) >= LeastInAColumn, column));
    }

    [Fact]
    public void Ids_addresses_and_covers_are_each_items_own()
    {
        Assert.Empty(Twice(All.Select(w => w.Id)));
        Assert.Empty(Twice(All.Select(w => w.Path)));
        Assert.Empty(Twice(All.Select(w => w.Cover)));
        Assert.All(All, w => Assert.True(ContentId.IsUsable(w.Id) && ContentId.IsUsable(w.Id + "1"), w.Id));
    }

    [Fact]
    public void Every_item_has_something_to_say()
    {
        Assert.All(All, w => Assert.True(Chinese().Count(w.Text) >= LeastCharacters, w.Id));
        Assert.All(All, w => Assert.InRange(w.Summary.Length, 30, 110));
        Assert.All(All, w => Assert.NotEmpty(w.CoverText));
    }

    [Fact]
    public void No_paragraph_occurs_twice()
    {
        var paragraphs = All.SelectMany(w => Paragraph().Matches(w.Html).Select(m => Regex.Replace(m.Groups["text"].Value, "<[^>]+>|\\s", "")));

        Assert.Empty(Twice(paragraphs.Where(p => p.Length >= 20)));
    }

    [Fact]
    public void Bodies_come_out_of_the_cleaner_as_they_went_in() =>
        Assert.All(All, w => Assert.Equal(Structure(w.Html), Structure(RichText.Clean(w.Html))));

    [Fact]
    public void Pictures_are_there_say_what_they_show_and_run_nothing()
    {
        foreach (var written in All)
        {
            foreach (Match picture in Picture().Matches(written.Html))
            {
                Assert.Matches("alt=\"[^\"]+\"", picture.Value);
                Assert.True(File.Exists(Path.Combine(Folder, "media", Regex.Match(picture.Value, "src=\"/media/([^\"]+)\"").Groups[1].Value)), picture.Value);
            }

            var drawn = XDocument.Load(Path.Combine(Folder, "media", written.Cover));
            Assert.Contains(drawn.Root!.Elements(), e => e.Name.LocalName == "title");
            Assert.DoesNotContain(drawn.Descendants(), e => e.Name.LocalName is "script" or "style" or "foreignObject");
            Assert.DoesNotContain(
                drawn.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || (a.Name.LocalName == "href" && !a.Value.StartsWith('#')));
        }
    }

    private static IEnumerable<Written> Read() =>
        from file in Directory.EnumerateFiles(Path.Combine(Folder, "recipes"), "*.recipe.json").Order(StringComparer.Ordinal)
        from step in OrchardJson.Parse(File.ReadAllText(file)).Member("steps").AsObjects()
        from item in step.Member("data").AsObjects()
        let type = item.Member("ContentType").AsText()!
        where item.ContainsKey("HtmlBodyPart") && !NoArticle.Contains(type)
        select Written.Of(item, type, Path.GetDirectoryName(file)!);

    private static IEnumerable<string> Twice(IEnumerable<string> texts) => texts.GroupBy(t => t, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

    private static string Structure(string html) => Regex.Replace(html, @"\s+|&nbsp;", "").Replace("<br>", "<br/>", StringComparison.Ordinal);

    [GeneratedRegex("\\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex("<(p|li|td|blockquote)[^>]*>(?<text>.*?)</(p|li|td|blockquote)>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<img [^>]*>")]
    private static partial Regex Picture();

    private sealed record Written(string Id, string Path, string Html, string Text, string Summary, string Cover, string CoverText, IReadOnlyList<string> Columns)
    {
        public static Written Of(JsonObject item, string type, string folder)
        {
            var body = item.Member("HtmlBodyPart").Member("Html").AsText()!;
            var file = Regex.Match(body, @"^\[file:text\('([^']+)'\)\]$").Groups[1].Value;
            var html = File.ReadAllText(System.IO.Path.Combine(folder, file));
            var own = item.Member(type);
            return new(
                item.Member("ContentItemId").AsText()!,
                item.Member("AutoroutePart").Member("Path").AsText()!,
                html,
                Regex.Replace(html, "<[^>]+>", ""),
                own.Member("Summary").Member("Text").AsText()!,
                own.Member("Cover").Member("Paths").AsTexts()[0],
                own.Member("Cover").Member("MediaTexts").AsTexts()[0],
                own.Member("Column").Member("TermContentItemIds").AsTexts());
        }
    }
}
