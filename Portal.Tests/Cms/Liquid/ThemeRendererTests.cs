using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cms.Liquid;

namespace Portal.Tests.Cms.Liquid;

public sealed class ThemeRendererTests : IDisposable
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-theme-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("[{% render_body %}]", "[<p>正文</p>]")]
    [InlineData("{% render_section \"HeadMeta\" %}", "<meta name=\"a\">")]
    [InlineData("{% render_section \"Sidebar\", required: false %}", "")]
    [InlineData("{% page_title Site.Name, separator: \" | \" %}", "进度 &lt;1&gt; | 示例网")]
    [InlineData("{% page_title Site.Name, position: \"before\" %}", "示例网 - 进度 &lt;1&gt;")]
    [InlineData("{% render_title_segments %}", "进度 &lt;1&gt;")]
    [InlineData("{{ \"look.css\" | asset_url }}", "/theme/look.5f546eb4606b5c2b.css")]
    [InlineData("{{ \"~/learn\" | href }} {{ \"https://a.example/\" | href }}", "/elder/en/learn https://a.example/")]
    [InlineData("{{ \"~/learn\" | href: \"zh-CN\" }} {{ \"~/learn\" | href: \"de\" }}", "/elder/learn /elder/en/learn")]
    [InlineData("{{ \"Frame.Skip\" | t }}", "(Frame.Skip)")]
    [InlineData("{% include \"Part\" %}", "部分 示例网")]
    [InlineData("{{ Site.Name }} {% if Page.Elder %}长辈{% endif %}", "示例网 长辈")]
    [InlineData("{% meta name: \"x\", content: \"<y>\" %}{% resources type: \"Meta\" %}", "<meta name=\"x\" content=\"&lt;y&gt;\">\n")]
    [InlineData("{% script src: \"/a.js\" %}{% script src: \"/a.js\" %}{% resources type: \"FootScript\" %}", "<script src=\"/a.js\" type=\"module\"></script>\n")]
    [InlineData("{% script src: \"/a.js\", at: \"Head\" %}{% resources type: \"FootScript\" %}", "")]
    [InlineData("{% style src: \"/a.css\" %}{% resources type: \"Stylesheet\" %}", "<link rel=\"stylesheet\" href=\"/a.css\">\n")]
    [InlineData("{% link rel: \"feed\", href: \"/f\" %}{% resources type: \"HeadLink\" %}", "<link rel=\"feed\" href=\"/f\">\n")]
    public async Task Tag_or_filter_writes_what_orchards_does(string template, string expected) =>
        Assert.Equal(expected, await RenderAsync(template));

    [Theory]
    [InlineData("{{ Request.Path }}{{ Request.Headers }}{{ request }}")]
    [InlineData("{{ User.Identity.Name }}{{ HttpContext }}{{ Context }}{{ Culture }}")]
    [InlineData("{{ Site.GetType }}{{ Site.GetType.Assembly }}{{ Page.Keys.GetType }}")]
    [InlineData("{{ Body }}{{ Sections }}{{ Resources }}{{ Model }}{{ self }}{{ this }}")]
    [InlineData("{{ Env }}{{ settings }}{{ Configuration }}{{ Services }}")]
    public async Task Hostile_template_reaches_nothing_beyond_site_and_page(string template) => Assert.Equal("", await RenderAsync(template));

    [Theory]
    [InlineData("{% include \"../../../../etc/passwd\" %}")]
    [InlineData("{% include \"/etc/passwd\" %}")]
    [InlineData("{% include \"Layout\" %}")]
    [InlineData("{% for i in (1..1000000) %}{% for j in (1..1000000) %}x{% endfor %}{% endfor %}")]
    [InlineData("{% render_section \"Sidebar\", required: true %}")]
    [InlineData("{{ \"missing.css\" | asset_url }}")]
    [InlineData("{% if %}")]
    [InlineData("{% nosuchtag %}")]
    public async Task Broken_or_endless_template_leaves_the_plain_page(string template)
    {
        var html = await RenderAsync(template);

        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        Assert.Contains("<title>进度 &lt;1&gt;</title>", html, StringComparison.Ordinal);
        Assert.Contains("<p>正文</p>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_changed_on_disk_after_start_changes_nothing()
    {
        var renderer = Renderer("before {% include \"Part\" %}");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Views", "Layout.liquid"), "after");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Views", "Part.liquid"), "after");

        Assert.Equal("before 部分 示例网", await RenderAsync(renderer));
    }

    private Task<string> RenderAsync(string template) => RenderAsync(Renderer(template));

    private static async Task<string> RenderAsync(ThemeRenderer renderer)
    {
        var output = new StringWriter { NewLine = "\n" };
        await renderer.RenderAsync(
            new LayoutPage
            {
                Layout = "Layout",
                Body = "<p>正文</p>",
                TitleSegments = ["进度 <1>"],
                Sections = new Dictionary<string, string> { ["HeadMeta"] = "<meta name=\"a\">" },
                Resources = new PageResources(Encoder),
                BasePath = "/elder/en",
                BasePaths = new Dictionary<string, string> { ["zh-CN"] = "/elder" },
                Language = "en",
                Text = key => $"({key})",
                Site = new Dictionary<string, object?> { ["Name"] = "示例网" },
                Page = new Dictionary<string, object?> { ["Elder"] = true },
            },
            output);
        return output.ToString().ReplaceLineEndings("\n");
    }

    private ThemeRenderer Renderer(string template)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "Views"));
        Directory.CreateDirectory(Path.Combine(_folder, "wwwroot"));
        File.WriteAllText(Path.Combine(_folder, "Manifest.json"), """{ "Id": "Test", "Name": "Test" }""");
        File.WriteAllText(Path.Combine(_folder, "wwwroot", "look.css"), "a{}");
        File.WriteAllText(Path.Combine(_folder, "Views", "Layout.liquid"), template);
        File.WriteAllText(Path.Combine(_folder, "Views", "Part.liquid"), "部分 {{ Site.Name }}");
        return new ThemeRenderer(Theme.Load(_folder), Encoder, NullLogger<ThemeRenderer>.Instance);
    }
}
