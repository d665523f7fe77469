using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Cms.Content;

namespace Portal.Tests.Cms.Liquid;

/// <summary>The Blog recipe's pages in a plain theme say what a real Orchard's said: the same titles, headings, links, pictures and texts in the same order.</summary>
public sealed partial class BlogGoldenTests
{
    [Theory]
    [InlineData("home", "/")]
    [InlineData("blog-post", "/blog/post-1")]
    [InlineData("about", "/about")]
    [InlineData("category", "/categories/travel")]
    [InlineData("tag", "/tags/earth")]
    public async Task Page_says_what_orchards_said(string page, string path)
    {
        await using var site = await BlogSite.LoadAsync();

        var html = new HtmlParser().ParseDocument(await site.PageAsync(path));

        var golden = site.Pages[page]!;
        Assert.Equal(golden["title"]!.GetValue<string>(), html.Title);
        Assert.Equal(Pairs(golden["headings"]), html.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(h => $"{h.LocalName} {Collapsed(h.TextContent)}"));
        Assert.Equal(Pairs(golden["links"]), html.QuerySelectorAll("a").Select(a => $"{a.GetAttribute("href")} {Collapsed(a.TextContent)}"));
        Assert.Equal(golden["images"]!.AsArray().Count, html.Images.Length);
        Assert.Equal(golden["text"].AsTexts(), Texts(html.Body!));
    }

    [Fact]
    public async Task Wanted_size_of_a_banner_comes_from_its_profile()
    {
        await using var site = await BlogSite.LoadAsync();

        Assert.Contains("data-picture=\"/media/home-bg.jpg?width=2048&amp;height=600&amp;rmode=crop&amp;rxy=0.5%2C0.5&amp;quality=100\"", await site.PageAsync("/"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Pairs(JsonNode? pairs) => pairs!.AsArray().Select(pair => $"{pair![0]!.GetValue<string>()} {pair[1]!.GetValue<string>()}");

    private static IEnumerable<string> Texts(INode node) => node.GetDescendants().Where(n => n.NodeType is NodeType.Text).Select(n => Collapsed(n.TextContent)).Where(t => t.Length > 0);

    private static string Collapsed(string text) => Blank().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blank();
}
