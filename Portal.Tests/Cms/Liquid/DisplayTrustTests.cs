using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Liquid;

namespace Portal.Tests.Cms.Liquid;

/// <summary>Templates are code: they run when somebody who may author them saved them, and they get nothing of visitors, users or the machine even then.</summary>
public sealed class DisplayTrustTests : IAsyncLifetime
{
    private readonly DisplayBench _bench = DisplayBench.With();

    public static TheoryData<string> Withheld =>
    [
        "{{ HttpContext.Request.Headers }}", "{{ HttpContext.User.Identity.Name }}", "{{ Request.Headers.Cookie }}", "{{ Request.Headers[\"User-Agent\"] }}", "{{ Request.Cookies }}", "{{ Request.QueryString }}",
        "{{ Request.Host }}", "{{ User.Identity.Name }}", "{{ User | user_id }}", "{{ User | user_email }}", "{{ \"1\" | users_by_id }}", "{{ \"admin\" | users_by_name | map: \"Email\" }}", "{{ \"x\" | encrypt }}",
        "{{ \"x\" | decrypt }}", "{{ \"ConnectionStrings:Main\" | configuration }}", "{{ Configuration.Portal }}", "{{ TrackingConsent.CanTrack }}", "{{ \"x\" | signal_url }}",
    ];

    public static TheoryData<string> Unreachable =>
    [
        "{{ Model.GetType }}{{ Model.Item }}{{ Model.ContentItem.GetType.Assembly }}{{ Model.Engine }}{{ Model.Late }}", "{{ Model.ContentItem.Owner }}{{ Model.ContentItem.Content.GetType }}{{ Site.GetType }}{{ Content.GetType }}",
        "{% include \"../../../../etc/passwd\" %}", "{% render '/etc/passwd' %}", "{% include \"Manifest.json\" %}", "{{ Site.SmtpSettings.Password }}{{ Site.SiteSalt }}{{ Site.SuperUser }}{{ Site.Settings }}",
        "{{ this }}{{ self }}{{ Context }}{{ context.Options }}{{ Services }}{{ Env }}{{ Environment.Variables }}{{ \"x\" | GetType }}", "{{ \"file:///etc/passwd\" | href }}{{ \"/etc/passwd\" | liquid | size | minus: 11 | remove: \"0\" }}",
    ];

    public async ValueTask InitializeAsync()
    {
        await _bench.DefineAsync("""
            [{ "Name": "Page", "ContentTypePartDefinitionRecords": [
              { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": { "HtmlBodyPartSettings": { "SanitizeHtml": false } } },
              { "PartName": "LiquidPart", "Name": "LiquidPart" }] },
             { "Name": "Plain", "ContentTypePartDefinitionRecords": [{ "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart" }] }]
            """);
        await _bench.SaveAsync(SitePaper.Settings, """{ "SiteSalt": "secret", "SuperUser": "secret", "SmtpSettings": { "Password": "secret" } }""");
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(Withheld))]
    public async Task What_is_withheld_is_nothing_and_is_warned_of_once(string template)
    {
        await _bench.TemplateAsync("Content__Page", $"[{template}{template}]");
        var item = Page();

        Assert.Equal("[]", await _bench.ShowAsync(item));
        Assert.Equal("[]", await _bench.ShowAsync(item));
        Assert.Single(_bench.Log.Warnings, warning => warning.Contains("do not get", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ User | has_permission: \"x\" }}{{ User | is_in_role: \"Administrator\" }}{{ User | has_claim: \"a\", \"b\" }}", "falsefalsefalse")]
    [InlineData("{% if User %}in{% else %}out{% endif %}{% if User.Identity.IsAuthenticated %}in{% endif %}", "out")]
    public async Task Nobody_is_signed_in_for_a_template(string template, string expected)
    {
        await _bench.TemplateAsync("Content__Page", template);

        Assert.Equal(expected, await _bench.ShowAsync(Page()));
    }

    [Theory]
    [MemberData(nameof(Unreachable))]
    public async Task Hostile_template_reaches_nothing(string template)
    {
        await _bench.TemplateAsync("Content__Page", $"[{template}]");

        var html = await _bench.ShowAsync(Page());

        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Portal.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_of_somebody_who_may_not_author_them_is_not_used()
    {
        await _bench.TemplateAsync("Content__Page", "mine {{ Model.ContentItem.ContentItemId }}", trusted: false);
        Assert.DoesNotContain("mine", await _bench.ShowAsync(Page()), StringComparison.Ordinal);

        await _bench.TemplateAsync("Content__Page", "ours {{ Model.ContentItem.ContentItemId }}");
        Assert.Equal("ours 1", await _bench.ShowAsync(Page()));

        await _bench.TemplateAsync("Content__Page", "ours, changed", trusted: false);
        Assert.DoesNotContain("changed", await _bench.ShowAsync(Page()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Liquid_and_uncleaned_html_of_an_item_count_only_when_a_template_author_saved_them()
    {
        var item = Page(html: "<p onclick=\"x()\">{{ 1 | plus: 1 }}</p>", liquid: "<i>{{ Model.ContentItem.DisplayText }}</i>");

        var before = await _bench.ShowAsync(item);
        Assert.Contains("<p>{{ 1 | plus: 1 }}</p>", before, StringComparison.Ordinal);
        Assert.Contains("<i>{{ Model.ContentItem.DisplayText }}</i>", before, StringComparison.Ordinal);

        await _bench.VouchAsync(item);
        var after = await _bench.ShowAsync(item);
        Assert.Contains("<p onclick=\"x()\">2</p>", after, StringComparison.Ordinal);
        Assert.Contains("<i>标题 &lt;1&gt;</i>", after, StringComparison.Ordinal);

        // Somebody else changes the title: the texts stay trusted. He changes a text: that one is not.
        item.DisplayText = "新标题";
        Assert.Contains("<i>新标题</i>", await _bench.ShowAsync(item), StringComparison.Ordinal);
        item.PartFor("LiquidPart")["Liquid"] = "<i>{{ Model.ContentItem.ContentItemId }}</i>";
        Assert.Contains("<i>{{ Model.ContentItem.ContentItemId }}</i>", await _bench.ShowAsync(item), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trust_does_not_come_with_an_import()
    {
        var item = Page(liquid: "{{ 1 | plus: 1 }}");
        item.Author = "admin";
        item.PartFor("TrustedTexts")[TrustedTexts.Key("{{ 1 | plus: 1 }}")] = "admin";

        Assert.Contains("{{ 1 | plus: 1 }}", await _bench.ShowAsync(await _bench.PublishAsync(item.Write().Text())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Type_that_says_nothing_is_cleaned_even_for_a_template_author()
    {
        var item = ContentItem.Read("""{ "ContentItemId": "1", "ContentType": "Plain", "HtmlBodyPart": { "Html": "<p onclick=\"x()\">{{ 1 }}</p>" } }""");
        await _bench.VouchAsync(item);

        Assert.Contains("<p>{{ 1 }}</p>", await _bench.ShowAsync(item), StringComparison.Ordinal);
    }

    private static ContentItem Page(string html = "<p>x</p>", string liquid = "x")
    {
        var item = new JsonObject
        {
            ["ContentItemId"] = "1", ["ContentType"] = "Page", ["DisplayText"] = "标题 <1>", ["Owner"] = "secret", ["HtmlBodyPart"] = new JsonObject { ["Html"] = html }, ["LiquidPart"] = new JsonObject { ["Liquid"] = liquid },
        };
        return ContentItem.Read(item);
    }
}
