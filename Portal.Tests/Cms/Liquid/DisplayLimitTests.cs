using Portal.Cms.Content;
using Portal.Cms.Liquid;

namespace Portal.Tests.Cms.Liquid;

/// <summary>A template that does not end, or that would take the machine's memory, is stopped; the visitor gets the plain default, the editor the line.</summary>
public sealed class DisplayLimitTests : IAsyncLifetime
{
    private const string Plain = "<article class=\"content-item content-item-page\">\n<p>正文</p>\n</article>";

    private readonly DisplayBench _bench = DisplayBench.With();
    private readonly ContentItem _item = ContentItem.Read("""{ "ContentItemId": "1", "ContentType": "Page", "DisplayText": "x", "HtmlBodyPart": { "Html": "<p>正文</p>" } }""");

    public static TheoryData<string> Endless =>
    [
        "{% for i in (1..1000000) %}{% for j in (1..1000000) %}x{% endfor %}{% endfor %}",
        "{% for i in (1..2000000000) %}{% endfor %}",
        "{% assign big = (1..2000000000) | join %}",
        "{% assign big = (1..2000000000) | size %}{{ big }}{% for i in (1..300000) %}{% assign a = i %}{% endfor %}",
        "{{ Model.ContentItem | shape_build_display | shape_render }}",
        "{% contentitem handle: \"alias:self\" %}{% shape \"Loop\" %}",
        "{% shape \"Loop\" %}",
        "{% assign a = \"xxxxxxxxxxxxxxxx\" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}{{ a }}",
        "{% assign a = \"xxxxxxxxxxxxxxxx\" %}{% for i in (1..40) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}{{ a }}",
        "{% assign a = \"1,2,3,4\" | split: \",\" %}{% for i in (1..40) %}{% assign a = a | concat: a %}{% endfor %}{{ a.size }}",
        "{% assign a = \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" %}{% for i in (1..9) %}{% assign a = a | replace: \"x\", a %}{% endfor %}",
        "{% assign a = \"x\" | split: \"\" %}{% for i in (1..14) %}{% assign a = a | concat: a %}{% endfor %}{% capture s %}{% for i in (1..90000) %}x{% endfor %}{% endcapture %}{{ a | join: s | size }}",
        "{{ 1 | format_number: \"F999999999\" }}",
        "{{ \"{0:D999999999}\" | format_string: 1 }}",
        "{% capture s %}{% for i in (1..90000) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}{% endcapture %}{{ s }}",
        "{% for i in (1..90000) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}",
        "{% capture s %}{% for i in (1..30000) %}xxxxxxxx{% endfor %}{% endcapture %}{% for i in (1..30000) %}{{ s | upcase | size }}{% endfor %}",
        "{% include \"Content-Page\" %}",
        "{% assign far = 2000000000 %}{% for i in (1..far) limit: 1 %}{% endfor %}",
        "{{ \"x\" | append: (1..2000000000) }}",
        "{% if (1..2000000000) contains 5 %}{% endif %}",
        "{% case 1 %}{% when (1..2000000000) %}{% endcase %}",
        "{% cycle (1..2000000000) %}{% cycle (1..2000000000) %}",
        "{% capture a %}{% unless false %}{% for i in (-2000000000..1) %}{% endfor %}{% endunless %}{% endcapture %}",
        "{% zone \"x\" %}{% for i in (1..2000000000) %}{% endfor %}{% endzone %}",
        "{{ Model[(1..2000000000)] }}",
        "{% tablerow i in (1..2000000000) %}{% endtablerow %}",
    ];

    public async ValueTask InitializeAsync() =>
        await _bench.DefineAsync("""[{ "Name": "Page", "ContentTypePartDefinitionRecords": [{ "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart" }] }]""");

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Template_without_end_is_stopped_and_the_visitor_gets_the_plain_page(string template)
    {
        await using var bench = DisplayBench.With(("Content-Page", template), ("Loop", "{% shape \"Loop\" %}{% shape \"Loop\" %}"));
        await bench.DefineAsync("""[{ "Name": "Page", "ContentTypePartDefinitionRecords": [{ "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart" }] }]""");
        await bench.PublishAsync("""{ "ContentItemId": "9", "ContentType": "Page", "AliasPart": { "Alias": "self" } }""");
        var scope = DisplayBench.Scope();

        // Asking for it may go on in another thread, which has allocated what it has.
        await bench.Get<SiteStamp>().CurrentAsync();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var html = await bench.ShowAsync(_item, scope: scope);

        Assert.Equal(Plain, html);
        Assert.NotEmpty(scope.Faults);
        Assert.DoesNotContain(scope.Faults, fault => fault.Message.Contains("memory", StringComparison.OrdinalIgnoreCase) || fault.Message.Contains("Array dimensions", StringComparison.Ordinal));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 600_000_000, "It took more memory than a page may cost.");
    }

    [Theory]
    [InlineData("a\nb\n{% if %}", 3, "if")]
    [InlineData("a\n{% nosuchtag %}", 2, "nosuchtag")]
    [InlineData("a\nb\n\n{{ 'x' | nosuchfilter }}", 4, "nosuchfilter")]
    [InlineData("{{ 1 }}\n{% for x in y %}\n", 2, "")]
    [InlineData("{{ unclosed", 1, "")]
    [InlineData("a\n{% render_section \"Gone\", required: true %}", 2, "Gone")]
    [InlineData("a\n\n{% for i in (1..900000) %}{% endfor %}", 3, "")]
    public async Task Editor_is_told_the_line(string template, int line, string word)
    {
        await _bench.TemplateAsync("Content__Page", template);
        var scope = DisplayBench.Scope();

        Assert.Equal(Plain, await _bench.ShowAsync(_item, scope: scope));
        var fault = scope.Faults[0];
        Assert.Equal(("Content__Page", line), (fault.Template, fault.Line));
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Portal.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_template_is_named_before_anybody_sees_it()
    {
        Assert.Null(_bench.Display.Check("Good", "{{ 1 }}"));
        Assert.Equal(new TemplateFault("Bad", 2, "There is no filter shoot."), _bench.Display.Check("Bad", "x\n{{ 1 | shoot }}"));

        await _bench.TemplateAsync("Content__Page", "\n\n{% bad %}");
        var fault = Assert.Single(await _bench.Display.CheckTemplatesAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("Content__Page", 3), (fault.Template, fault.Line));
    }

    [Fact]
    public async Task Template_that_fails_gives_way_to_the_next_that_fits_and_takes_nothing_else_with_it()
    {
        await using var bench = DisplayBench.With(("Content-Page", "{% render_section \"Gone\", required: true %}"), ("Content", "[{{ Model.Content | shape_render }}]"), ("HtmlBodyPart", "{% zone \"Side\" %}s{% endzone %}{{ Model.Html }}"));
        await bench.DefineAsync("""[{ "Name": "Page", "ContentTypePartDefinitionRecords": [{ "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart" }] }]""");
        var scope = DisplayBench.Scope();

        Assert.Equal("[<p>正文</p>]", await bench.ShowAsync(_item, scope: scope));
        Assert.Equal("s", scope.Sections["Side"]);
        Assert.Single(scope.Faults);
    }

    [Fact]
    public async Task Half_a_page_leaves_nothing_beside_the_whole_one()
    {
        await _bench.TemplateAsync("Content__Page", "{% zone \"Header\" %}half{% endzone %}{% page_title_add_segment \"half\" %}{% for i in (1..900000) %}{% endfor %}");
        var scope = DisplayBench.Scope();
        scope.Sections["Header"] = "before";

        Assert.Equal(Plain, await _bench.ShowAsync(_item, scope: scope));
        Assert.Equal("before", scope.Sections["Header"]);
        Assert.Empty(scope.TitleSegments);
    }

    [Fact]
    public async Task Item_that_lies_deep_within_itself_is_cut_off()
    {
        var json = """{ "ContentItemId": "1", "ContentType": "Nest", "FlowPart": { "Widgets": [] } }""";
        for (var depth = 0; depth < 30; depth++)
        {
            json = $$"""{ "ContentItemId": "1", "ContentType": "Nest", "FlowPart": { "Widgets": [{{json}}] } }""";
        }

        await _bench.DefineAsync("""[{ "Name": "Nest", "ContentTypePartDefinitionRecords": [{ "PartName": "FlowPart", "Name": "FlowPart" }] }]""");
        var scope = DisplayBench.Scope();

        Assert.Equal("", await _bench.ShowAsync(ContentItem.Read(json), scope: scope));
        Assert.NotEmpty(scope.Faults);
    }
}
