using System.Text.Json.Nodes;
using CsCheck;
using Portal.Cms.Content;
using Portal.Cms.Search;

namespace Portal.Tests.Cms.Search;

/// <summary>How texts are folded, cut, drawn out of items, and shown again.</summary>
public sealed class SearchTextTests
{
    private static readonly Gen<string> Texts = Gen.String[Gen.OneOf(Gen.Char['a', 'd'], Gen.Char['一', '三'], Gen.Char["，。 A１Ｂ"]), 0, 40];

    [Fact]
    public void Folding_keeps_every_place() => Texts.Sample(text => SearchText.Fold(text).Length == text.Length);

    [Fact]
    public void Text_has_every_token_of_each_run_in_it() => Gen.Select(Texts, Gen.Int[0, 40], Gen.Int[1, 6]).Sample((text, from, length) =>
    {
        var folded = SearchText.Fold(text);
        var tokens = new HashSet<long>();
        SearchText.AddTokens(folded, ofTitle: false, tokens);
        if (from + length > folded.Length)
        {
            return true;
        }

        // Whatever LIKE would find in the text, the tokens lead to as well.
        return SearchQuery.Of(text.Substring(from, length)).Tokens.All(tokens.Contains);
    });

    [Theory]
    [InlineData("燃气 泄漏", "燃气|泄漏")]
    [InlineData("ＧＢ５００１６，A-1", "gb50016|a|1")]
    [InlineData("  ，。 ", "")]
    [InlineData("电动 电动 自行车", "电动|自行车")]
    public void Query_is_cut_at_blanks_and_punctuation(string typed, string terms) => Assert.Equal(terms, string.Join('|', SearchQuery.Of(typed).Terms));

    [Fact]
    public void Html_is_read_as_a_reader_hears_it()
    {
        var text = FullText.OfHtml("<h2>先通风</h2><p>再<strong>检测</strong>&amp;记录</p><script>alert('藏')</script><style>p{}</style><ul><li>一</li><li>二</li></ul><img src=x alt=井口>");
        Assert.Equal("先通风\n再检测&记录\n一\n二\n井口", text);
    }

    [Fact]
    public void Item_says_its_parts_fields_and_what_lies_within()
    {
        var item = ContentItem.New("Article");
        item.DisplayText = "标题";
        item.PartFor("HtmlBodyPart")["Html"] = "<p>正文</p>";
        item.PartFor("MarkdownBodyPart")["Markdown"] = "**加粗**的话";
        item.PartFor("Article")["Summary"] = new JsonObject { ["Text"] = "摘要" };
        item.PartFor("Article")["Points"] = new JsonObject { ["Values"] = new JsonArray("要点一", "要点二") };
        item.PartFor("Article")["Cover"] = new JsonObject { ["Paths"] = new JsonArray("a.svg"), ["MediaTexts"] = new JsonArray("图上的人") };
        item.PartFor("Article")["Column"] = new JsonObject { ["TermContentItemIds"] = new JsonArray("column-school") };
        item.PartFor("BagPart")["ContentItems"] = new JsonArray(new JsonObject { ["ContentType"] = "Note", ["ContentItemId"] = "x", ["DisplayText"] = "袋中", ["HtmlBodyPart"] = new JsonObject { ["Html"] = "<p>袋中正文</p>" } });

        var said = FullText.Of(item);

        Assert.Equal("标题", said.Title);
        Assert.Equal(["正文", "加粗的话", "摘要", "要点一", "要点二", "图上的人", "袋中", "袋中正文"], said.Text.Split('\n'));
        Assert.Equal(["column-school"], said.Terms);
    }

    [Fact]
    public void Excerpt_shows_the_densest_place_and_marks_whole_terms()
    {
        var text = new string('前', 300) + "。有限空间先通风，再检测有限空间里的气体。" + new string('后', 300);
        var pieces = SearchExcerpt.Of(text, ["有限空间", "气体"]);
        Assert.Equal("…", pieces[0].Text);
        Assert.Equal("…", pieces[^1].Text);
        Assert.StartsWith("有限空间先通风", string.Concat(pieces.Skip(1).Select(p => p.Text)), StringComparison.Ordinal);
        Assert.Equal(["有限空间", "有限空间", "气体"], pieces.Where(p => p.IsMatch).Select(p => p.Text));
    }

    [Fact]
    public void Marked_text_says_what_the_text_said() => Gen.Select(Texts, Texts).Sample((text, asked) =>
        string.Concat(SearchExcerpt.Marked(text, SearchQuery.Of(asked).Terms).Select(p => p.Text)) == text);
}
