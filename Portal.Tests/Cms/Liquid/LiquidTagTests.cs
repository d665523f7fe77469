using Portal.Cms.Content;
using Portal.Cms.Liquid;

namespace Portal.Tests.Cms.Liquid;

/// <summary>Orchard's tags and filters, each in a template of one line.</summary>
public sealed class LiquidTagTests : IAsyncLifetime
{
    private const string Item = """
        { "ContentItemId": "page1", "ContentType": "Page", "DisplayText": "用电 <安全>", "Author": "editor", "Owner": "secret", "CreatedUtc": "2026-03-01T20:30:00Z",
          "AliasPart": { "Alias": "power" }, "AutoroutePart": { "Path": "publicity/用电" }, "HtmlBodyPart": { "Html": "<p>正文 <a href=\"~/about\">x</a></p>" },
          "Page": { "Text": { "Text": "a <b>" }, "Picture": { "Paths": ["pics/a b.jpg"], "Anchors": [{ "X": 0.25, "Y": 0.5 }] }, "Kinds": { "TaxonomyContentItemId": "tax", "TermContentItemIds": ["t2", "t1"], "TagNames": ["二", "一"] },
            "Dash-Name": { "Text": "dash" } } }
        """;

    private readonly DisplayBench _bench = DisplayBench.With();

    public static TheoryData<string, string> Filters => new()
    {
        { "{{ Model.ContentItem }}|{{ Model.ContentItem.DisplayText }}", "用电 &lt;安全&gt;|用电 &lt;安全&gt;" },
        { "{{ Model.ContentItem.Content.Page.Text.Text }}", "a &lt;b&gt;" },
        { "{{ Model.ContentItem.Page.Dash-Name.Text }}", "dash" },
        { "{{ Model.Content.Page-Text | shape_render }}", "<div class=\"field field-type-textfield field-name-page-text\">a &lt;b&gt;</div>" },
        { "{{ Model.ContentItem | display_text }}|{{ Model.ContentItem | display_url }}", "用电 &lt;安全&gt;|/elder/publicity/%E7%94%A8%E7%94%B5" },
        { "{{ \"page1\" | content_item_id | display_text }}|{{ \"nobody\" | content_item_id }}", "用电 &lt;安全&gt;|" },
        { "{{ Content.Alias[\"power\"].DisplayText }}|{{ Content[\"alias:power\"].ContentItemId }}|{{ Content.ContentItemId[\"page1\"].ContentType }}", "用电 &lt;安全&gt;|page1|Page" },
        { "{{ \"~/learn\" | href }}|{{ \"https://a.example/\" | href }}|{{ \"/x?a=1&b\" | href }}|{{ \"#top\" | href }}|{{ \"mailto:a@b.c\" | href }}", "/elder/learn|https://a.example/|/x?a=1&amp;b|#top|mailto:a@b.c" },
        { "{{ \"javascript:x\" | href }}{{ \"//evil.example\" | href }}{{ \"java\tscript:x\" | href }}{{ \"data:x\" | href }}", "" },
        { "{{ \"look.css\" | asset_url }}|{{ \"~/Test/look.css\" | href }}|{{ \"pics/a b.jpg\" | asset_url }}", "/theme/look.5f546eb4606b5c2b.css|/theme/look.5f546eb4606b5c2b.css|/media/pics/a%20b.jpg" },
        { "{{ \"a.jpg\" | asset_url | resize_url: width: 240, mode: \"crop\", format: \"webp\" }}", "/media/a.jpg?width=240&amp;rmode=crop&amp;format=webp" },
        { "{{ \"a.jpg\" | asset_url | resize_url: profile: \"banner\" }}", "/media/a.jpg?width=2048&amp;height=600&amp;rmode=crop&amp;quality=80" },
        { "{% assign at = Model.ContentItem.Content.Page.Picture.Anchors.first %}{{ \"a.jpg\" | asset_url | resize_url: width: 10, anchor: at }}", "/media/a.jpg?width=10&amp;rxy=0.25%2C0.5" },
        { "{{ \"a.jpg\" | asset_url | img_tag: alt: \"图\" }}{{ \"https://a.example/x.png\" | img_tag }}", "<img src=\"/media/a.jpg\" alt=\"图\">" },
        { "{{ \"/a\" | absolute_url }}|{{ \"a.css\" | append_version }}|{{ \"/b\" | resource_url }}", "https://site.example/a|a.css|/b" },
        { "{{ \"Posted {0} by {1}\" | t: \"<1>\", \"b\" }}|{{ \"Menu\" | d }}", "Posted &lt;1&gt; by b|Menu" },
        { "{{ \"BlogPost-Tags\" | html_class }}|{{ \"用电 安全！(2026)\" | slugify }}|{{ \"用电\" | transliterate | slugify }}", "blog-post-tags|用电-安全-2026|yongdian" },
        { "{{ \"**x** <script>1</script>\" | markdownify | strip_newlines }}|{{ \"<b>x</b><script>1</script>\" | sanitize_html }}|{{ \"<b>x</b>\" | raw }}", "<p><strong>x</strong> </p>|<b>x</b>|<b>x</b>" },
        { "{{ Model.ContentItem.Content.HtmlBodyPart.Html | raw }}", "<p>正文 <a href=\"/elder/about\">x</a></p>" },
        { "{{ Model.Content.HtmlBodyPart | shape_render }}", "<p>正文 <a href=\"/elder/about\">x</a></p>" },
        { "{{ Model.ContentItem.CreatedUtc | local | date: \"%Y-%m-%d %H:%M\" }}|{{ Model.ContentItem.CreatedUtc | utc | date: \"%H:%M\" }}|{{ \"now\" | local | date: \"%H:%M\" }}", "2026-03-02 04:30|20:30|16:00" },
        { "{{ \"DateTime\" | shape_new: utc: Model.ContentItem.CreatedUtc, format: \"yyyy年M月d日\" | shape_stringify }}", "2026年3月2日" },
        { "{% shape \"DateTime\", utc: Model.ContentItem.CreatedUtc, format: \"HH:mm\" %}", "04:30" },
        { "{% assign ts = Model.ContentItem.Content.Page.Kinds | taxonomy_terms %}{% for t in ts %}{{ t.DisplayText }}{% endfor %}", "乙甲" },
        { "{% assign ids = \"t1\" | split: \",\" %}{{ ids | taxonomy_terms: \"tax\" | map: \"DisplayText\" | join }}|{% assign up = \"t3\" | inherited_terms: \"tax\" %}{% for t in up %}{{ t.DisplayText }}{% endfor %}", "甲|丙甲" },
        { "{{ Model.Content.Page-Kinds.Tags | join: \"-\" }}|{{ Model.Content.Page-Kinds.Terms.size }}", "二-一|2" },
        { "{{ Model.ContentItem.Content.Page.Text | json }}|{% assign j = '{\"a\":[1,true,\"x\"]}' | jsonparse %}{{ j.a.size }}{{ j.a.last }}", "{&quot;Text&quot;:&quot;a \\u003Cb\\u003E&quot;}|3x" },
        { "{{ Site.SiteName }}|{{ Site.PageSize }}|{{ Site.SiteSalt }}|{{ Site.SmtpSettings }}|{{ Culture.Name }}|{{ Culture.Dir }}|{{ Request.Path }}|{{ Request.PathBase }}", "示例|5|||zh-CN|ltr|/publicity|/elder" },
        { "{{ Site.Properties.Contact.Contact.Phone.Text }}", "12350" },
        { "{{ \"x [image]a.jpg[/image]\" | shortcode }}|{{ \"x\" | console_log }}|{{ Queries.Recent | query | size }}", "x [image]a.jpg[/image]||0" },
        { "{{ Model.ContentItem | container }}|{{ Model.ContentItem | list_count }}|{{ Model.ContentItem | list_items | size }}", "|0|0" },
        { "{{ nothing | shape_render }}{{ nothing | display_text }}{{ nothing | display_url }}{{ nothing | href }}{{ nothing | asset_url | resize_url: width: 5 }}", "" },
    };

    public static TheoryData<string, string> Tags => new()
    {
        { "{% zone \"Aside\" %}<b>{{ Model.ContentItem.ContentType }}</b>{% endzone %}x{% render_section \"Aside\" %}", "x<b>Page</b>" },
        { "{% a display_for: Model.ContentItem, class: \"k\" %}[{{ 1 }}]{% enda %}|{% a display_for: Model.ContentItem %}{% enda %}", "<a href=\"/elder/publicity/%E7%94%A8%E7%94%B5\" class=\"k\">[1]</a>|<a href=\"/elder/publicity/%E7%94%A8%E7%94%B5\">用电 &lt;安全&gt;</a>" },
        { "{% a href: \"~/x\", target: \"_blank\", onclick: \"x\" %}y{% enda %}", "<a href=\"/elder/x\" target=\"_blank\">y</a>" },
        { "{% form action: \"~/search\", method: \"post\" %}q{% endform %}", "<form action=\"/elder/search\" method=\"get\">q</form>" },
        { "{% helper \"input\", for: \"q\", type: \"search\", aria-label: \"找\", onfocus: \"x\" %}|{% block \"label\", for: \"q\" %}找{% endblock %}|{% helper \"script\", src: \"x\" %}", "<input name=\"q\" type=\"search\" aria-label=\"找\">|<label for=\"q\">找</label>|" },
        { "{% shape_remove_item Model.Content \"HtmlBodyPart\" %}{{ Model.Content.HtmlBodyPart | shape_render }}", "" },
        { "{% shape_add_classes Model.Content.HtmlBodyPart \"a b\" %}{{ Model.Content.HtmlBodyPart.Classes | join: \",\" }}{% shape_clear_classes Model.Content.HtmlBodyPart %}|{{ Model.Content.HtmlBodyPart.Classes | join }}", "a,b|" },
        { "{% shape_type Model.Content.HtmlBodyPart \"Other\" %}{% shape_clear_alternates Model.Content.HtmlBodyPart %}{{ Model.Content.HtmlBodyPart | shape_render }}", "other: HtmlBodyPart" },
        { "{% shape_add_alternates Model.Content.HtmlBodyPart \"Other\" %}{{ Model.Content.HtmlBodyPart | shape_render }}", "other: HtmlBodyPart" },
        { "{% shape_add_wrappers Model.Content.Page-Text \"Frame\" %}{{ Model.Content.Page-Text | shape_render | strip_html | raw }}{% shape_clear_wrappers Model.Content.Page-Text %}", "[a &lt;b&gt;]" },
        { "{% shape_add_properties Model big_word: \"x\" %}{{ Model.BigWord }}{% shape_remove_property Model \"BigWord\" %}{{ Model.BigWord }}{% assign m = Model | shape_properties: one_two: 3 %}{{ m.OneTwo }}", "x3" },
        { "{% shape_display_type Model \"Wide\" %}{{ Model.DisplayType }}{% shape_position Model \"7\" %}{{ Model.Position }}{% shape_tab Model \"T\" %}{{ Model.Tab }}{% shape_add_attributes Model data_x: \"1\" %}{% shape_clear_attributes Model %}", "Wide7T" },
        { "{% page_title_add_segment \"段\" %}{% page_title Site.SiteName, separator: \"-\" %}", "段-示例" },
        { "{% style src: \"~/Test/look.css\" %}{% style name: \"bootstrap\" %}{% style src: \"https://a.example/x.css\" %}{% resources type: \"Stylesheet\" %}", "<link rel=\"stylesheet\" href=\"/theme/look.5f546eb4606b5c2b.css\">\n" },
        { "{% script src: \"/a.js\", at: \"Head\" %}{% script name: \"jQuery\" %}{% resources type: \"HeadScript\" %}", "<script src=\"/a.js\" defer></script>\n" },
        { "{% styleblock %}a{}{% endstyleblock %}{% scriptblock at: \"Foot\" %}x(){% endscriptblock %}{% antiforgerytoken %}{% layout \"Other\" %}", "" },
        { "{% link rel: \"icon\", href: \"~/i.png\" %}{% link rel: \"x\", href: \"//a.example\" %}{% meta name: \"a\", content: \"<\" %}{% resources type: \"HeadLink\" %}{% resources type: \"Meta\" %}", "<link rel=\"icon\" href=\"/elder/i.png\">\n<meta name=\"a\" content=\"&lt;\">\n" },
        { "{% cache \"x\", expires_after: \"1\" %}y{% cache_dependency \"z\" %}{% endcache %}", "y" },
        { "{% contentitem handle: \"alias:power\", display_type: \"Card\" %}", "card" },
        { "{% for i in (1..3) %}{% cycle 'a', 'b' %}{% endfor %}{% unless false %}u{% endunless %}{% case 1 %}{% when 1 %}w{% endcase %}{% comment %}c{% endcomment %}{% raw %}{{ x }}{% endraw %}", "abauw{{ x }}" },
        { "{{ \"Card\" | shape_new: big_word: \"<x>\" | shape_render }}", "card" },
    };

    public async ValueTask InitializeAsync()
    {
        await _bench.DefineAsync(
            """
            [{ "Name": "Page", "ContentTypePartDefinitionRecords": [{ "PartName": "AutoroutePart", "Name": "AutoroutePart" }, { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart" }, { "PartName": "Page", "Name": "Page" }] },
             { "Name": "Taxonomy", "ContentTypePartDefinitionRecords": [] }]
            """,
            """[{ "Name": "Page", "ContentPartFieldDefinitionRecords": [{ "FieldName": "TextField", "Name": "Text" }, { "FieldName": "TaxonomyField", "Name": "Kinds" }] }]""");
        await _bench.SaveAsync(SitePaper.Settings, """{ "SiteName": "示例", "PageSize": 5, "BaseUrl": "https://site.example", "SiteSalt": "s", "SmtpSettings": { "Password": "p" } }""");
        await _bench.SaveAsync(SitePaper.CustomSettings, """{ "Contact": { "ContentItemId": "c", "ContentType": "Contact", "Contact": { "Phone": { "Text": "12350" } } } }""");
        await _bench.SaveAsync(SitePaper.MediaProfiles, """{ "banner": { "Width": 2048, "Height": 600, "Mode": 2, "Quality": 80 } }""");
        await _bench.PublishAsync("""
            { "ContentItemId": "tax", "ContentType": "Taxonomy", "DisplayText": "类", "TaxonomyPart": { "TermContentType": "Term", "Terms": [
              { "ContentItemId": "t1", "ContentType": "Term", "DisplayText": "甲", "Terms": [{ "ContentItemId": "t3", "ContentType": "Term", "DisplayText": "丙" }] }, { "ContentItemId": "t2", "ContentType": "Term", "DisplayText": "乙" }] } }
            """);
        await _bench.PublishAsync(Item);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(Filters))]
    public Task Filter_gives_what_orchards_gives(string template, string expected) => WritesAsync(template, expected);

    [Theory]
    [MemberData(nameof(Tags))]
    public Task Tag_does_what_orchards_does(string template, string expected) => WritesAsync(template, expected);

    private async Task WritesAsync(string template, string expected)
    {
        await _bench.SaveAsync(SitePaper.Templates, "{}");
        foreach (var (name, source) in new[] { ("Content__Page", template), ("Other", "other: {{ Model.Name }}"), ("Frame", "[{{ Model.ChildContent }}]"), ("Content_Card__Page", "card"), ("Card", "card") })
        {
            await AddAsync(name, source);
        }

        var scope = DisplayBench.Scope("/elder", "/publicity");
        var html = await _bench.Display.DisplayAsync(ContentItem.Read(Item), "Detail", scope, TestContext.Current.CancellationToken);

        Assert.Empty(scope.Faults);
        Assert.Equal(expected, html.ReplaceLineEndings("\n"));
    }

    private async Task AddAsync(string name, string source)
    {
        var paper = await _bench.Get<SiteDocuments>().ReadAsync(SitePaper.Templates, TestContext.Current.CancellationToken);
        paper[name] = new System.Text.Json.Nodes.JsonObject { ["Content"] = source };
        await _bench.SaveAsync(SitePaper.Templates, paper.Text());
        await _bench.Get<TemplateTrust>().VouchForTemplatesAsync(paper, "author", TestContext.Current.CancellationToken);
    }
}
