using System.Net;
using System.Text.RegularExpressions;
using global::Portal.Cms.Content;
using global::Portal.Cms.Recipes;
using global::Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Structure;

/// <summary>A desk on the site's own types, columns and menu.</summary>
public sealed class StructureDeskSite : IAsyncLifetime
{
    internal DeskSite Site { get; private set; } = null!;

    public HttpClient Chief { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await DeskSite.StartAsync();
        await using var scope = Site.App.Services.CreateAsyncScope();
        var recipe = await scope.ServiceProvider.GetRequiredService<IRecipeLibrary>().FindAsync("Portal.Setup", default);
        var report = await scope.ServiceProvider.GetRequiredService<RecipeExecutor>().RunAsync(new RecipeOrder(recipe!, new ContentAuthor("", "导入"), ImportRights.All), default);
        Assert.True(report.Outcome is RecipeOutcome.Ran, report.Fault);
        Chief = await Site.AsAsync(await Site.AddOfficerAsync("总编甲", Site.Seeds.FireBureau, StaffRoles.ChiefEditor));
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>Menus, columns, layers and old addresses: changed on the desk, seen by a visitor.</summary>
public sealed partial class StructurePagesTests(StructureDeskSite shared) : IClassFixture<StructureDeskSite>
{
    private const string Menu = "/desk/structure/tree/main-menu";
    private const string Columns = "/desk/structure/tree/columns";

    [Fact]
    public async Task Entry_is_added_ordered_nested_and_seen_by_a_visitor()
    {
        var add = "/desk/structure/node?tree=main-menu&type=LinkMenuItem";
        var refused = await SaveNodeAsync(add, ("F[Node.Name]", "知识库"), ("F[LinkMenuItemPart.Url]", "javascript:x()"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("value=\"知识库\"", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SaveNodeAsync(add, ("F[Node.Name]", "知识库"), ("F[LinkMenuItemPart.Url]", "~/publicity/faq"))).StatusCode);
        await SeesAsync("/learn", html => html.Contains("href=\"/publicity/faq\">知识库</a>", StringComparison.Ordinal));

        var node = Node(await shared.Chief.GetStringAsync(Menu), "知识库");
        await MoveAsync(Menu, "Up", node);
        await SeesAsync("/learn", html => html.IndexOf("知识库", StringComparison.Ordinal) < html.IndexOf(">安全五进</a>", StringComparison.Ordinal));
        await MoveAsync(Menu, "In", node);
        await SeesAsync("/learn", html => html.Contains("<summary>信用查询</summary>", StringComparison.Ordinal));
        await MoveAsync(Menu, "Out", node);

        // A page that was open meanwhile changes nothing over it.
        var late = await shared.Chief.PostFormAsync(Menu, Menu + "?handler=Move", ("Stamp", "old"), ("Move", "Up:" + node));
        Assert.Contains("和你看到的不一样了", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        var placed = await shared.Chief.PostFormAsync(Menu, Menu + "?handler=Place", ("Stamp", await StampAsync(Menu)), ("node", node), ("parent", ""), ("at", "0"));
        Assert.Equal(HttpStatusCode.Redirect, placed.StatusCode);
        var html = await shared.Chief.GetStringAsync(Menu);
        Assert.Equal(node, NodeIds().Match(html).Groups["id"].Value);

        // And back to how it was.
        var first = Regex.Matches(html, "name=\"VersionId\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))[^1].Groups["id"].Value;
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Chief.PostFormAsync(Menu, Menu + "?handler=Restore", ("VersionId", first))).StatusCode);
        await SeesAsync("/learn", text => !text.Contains("知识库", StringComparison.Ordinal));
        Assert.DoesNotContain("知识库", await IntakeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Column_gets_three_reviews_moves_is_merged_and_its_address_leads_on()
    {
        var add = "/desk/structure/node?tree=columns&type=Column";
        Assert.Equal(HttpStatusCode.Redirect, (await SaveNodeAsync(add, ("F[Node.Name]", "临时栏目"), ("F[Column.RequiresReview]", "true"))).StatusCode);
        var node = Node(await shared.Chief.GetStringAsync(Columns), "临时栏目");
        var id = await WriteAsync("临时栏目里的", node);
        Assert.Contains("三步审核", await shared.Chief.GetStringAsync($"/desk/content?column={node}"), StringComparison.Ordinal);
        var old = "/publicity/" + (await AddressOfAsync(node)).Split('/')[^1];
        await SeesAsync(old, html => html.Contains("临时栏目", StringComparison.Ordinal));

        var at = $"/desk/structure/node?tree=columns&node={node}";
        Assert.Contains("有 1 篇稿件在用，不能删除", WebUtility.HtmlDecode(await shared.Chief.GetStringAsync(at)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shared.Chief.PostFormAsync(at, at + "&handler=Remove", ("Stamp", await StampAsync(at)))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shared.Chief.PostFormAsync(at, at + "&handler=Merge", ("Stamp", await StampAsync(at)), ("IntoId", node))).StatusCode);
        var merged = await shared.Chief.PostFormAsync(at, at + "&handler=Merge", ("Stamp", await StampAsync(at)), ("IntoId", "column-notices"));
        Assert.Contains("done=Merged&count=1", merged.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("column-notices", (string?)(await ReadAsync(id)).Data["Article"]!["Column"]!["TermContentItemIds"]![0]);
        Assert.Contains("临时栏目里的", await shared.Chief.GetStringAsync("/desk/content?column=column-notices"), StringComparison.Ordinal);
        using var visitor = shared.Site.App.Client();
        await SeesAsync("/publicity", html => !html.Contains("临时栏目", StringComparison.Ordinal));
        var moved = await visitor.GetAsync(old);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/publicity/notices"), (moved.StatusCode, moved.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Widget_shows_where_its_layer_says_and_nowhere_else()
    {
        const string layer = "/desk/structure/layer";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shared.Chief.PostFormAsync(layer, layer, ("Name", "学习页"), ("Reach", "Paths"), ("Paths", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Chief.PostFormAsync(layer, layer, ("Name", "学习页"), ("Reach", "Paths"), ("Paths", "/learn*\n/privacy"))).StatusCode);
        Assert.Contains("网址：/learn*、/privacy", WebUtility.HtmlDecode(await shared.Chief.GetStringAsync("/desk/structure/layers")), StringComparison.Ordinal);

        const string widget = "/desk/structure/widget?type=HtmlWidget";
        (string, string)[] fields = [("F[TitlePart.Title]", "停课通知"), ("F[HtmlBodyPart.Html]", "<p>周五停课。<script>x</script></p>"), ("Zone", "Top"), ("RenderTitle", "true")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shared.Chief.PostFormAsync(widget, widget, [.. fields, ("Layer", "没有的")])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Chief.PostFormAsync(widget, widget, [.. fields, ("Layer", "学习页")])).StatusCode);
        await SeesAsync("/learn", html => html.Contains("<h2>停课通知</h2>", StringComparison.Ordinal) && html.Contains("<p>周五停课。</p>", StringComparison.Ordinal));
        await SeesAsync("/", html => !html.Contains("周五停课", StringComparison.Ordinal));
        Assert.DoesNotContain("周五停课", await IntakeAsync(), StringComparison.Ordinal);

        var list = await shared.Chief.GetStringAsync("/desk/structure/layers");
        var item = Regex.Match(list, "name=\"Item\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        await ActAsync("Up");
        await ActAsync("Hide");
        await SeesAsync("/learn", html => !html.Contains("周五停课", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shared.Chief.PostFormAsync(layer + "?name=" + Uri.EscapeDataString("学习页"), layer + "?handler=Remove", ("Old", "学习页"))).StatusCode);
        await ActAsync("Remove");
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Chief.PostFormAsync(layer + "?name=" + Uri.EscapeDataString("学习页"), layer + "?handler=Remove", ("Old", "学习页"))).StatusCode);

        async Task ActAsync(string act) =>
            Assert.Equal(HttpStatusCode.Redirect, (await shared.Chief.PostFormAsync("/desk/structure/layers", "/desk/structure/layers?handler=Widget", ("Item", item), ("Act", act))).StatusCode);
    }

    [Fact]
    public async Task Old_address_leads_on_and_what_would_not_is_refused()
    {
        const string page = "/desk/structure/redirects";
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Chief.PostFormAsync(page, page, ("From", "/Old/Page.html"), ("To", "/publicity/faq"))).StatusCode);
        using var visitor = shared.Site.App.Client();
        await LeadsAsync("/old/page.html", "/publicity/faq");
        await RefusedAsync("/a", "/a", "绕回来了");
        await RefusedAsync("/desk/x", "/learn", "程序自己用的");
        await RefusedAsync("/publicity/faq", "/learn", "现在能打开");
        await RefusedAsync("/b", "/nowhere/at-all", "打不开");
        await RefusedAsync("https://evil.example", "/learn", "请写本站的网址");
        await RefusedAsync("/old/page.html", "/learn", "已经有了");

        var taken = await shared.Chief.PostFormAsync(page, page + "?handler=Table", ("Table", "old/one.html,/learn\r\nold/two.html\t/publicity/notices\r\nold/three.html\r\nold/four.html;/nowhere"));
        var html = WebUtility.HtmlDecode(await taken.Content.ReadAsStringAsync());
        Assert.Contains("收下 2 行，2 行没收", html, StringComparison.Ordinal);
        Assert.Contains("第 3 行 old/three.html：这一行不是两列", html, StringComparison.Ordinal);
        await LeadsAsync("/old/two.html", "/publicity/notices");
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Chief.PostFormAsync(page, page + "?handler=Remove", ("From", "old/two.html"))).StatusCode);
        await SeesAsync("/old/two.html", _ => true, HttpStatusCode.NotFound);

        async Task LeadsAsync(string from, string to)
        {
            var answer = await visitor.GetAsync(from);
            Assert.Equal((HttpStatusCode.MovedPermanently, to), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }

        async Task RefusedAsync(string from, string to, string said)
        {
            var answer = await shared.Chief.PostFormAsync(page, page, ("From", from), ("To", to));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(said, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_who_keeps_the_columns_gets_in_and_every_change_is_on_record()
    {
        var editor = await shared.Site.AsAsync(await shared.Site.AddOfficerAsync("编辑甲", shared.Site.Seeds.FireBureau, StaffRoles.Editor));
        foreach (var page in new[] { "/desk/structure", Menu, "/desk/structure/node?tree=main-menu&type=LinkMenuItem", "/desk/structure/layers", "/desk/structure/layer", "/desk/structure/widget?type=HtmlWidget", "/desk/structure/redirects" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(page)).StatusCode);
        }

        const string index = "/desk/structure";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shared.Chief.PostFormAsync(index, index, ("Title", "又一个"), ("Alias", "main-menu"))).StatusCode);
        var made = await shared.Chief.PostFormAsync(index, index, ("Title", "页脚菜单"), ("Alias", "footer-menu"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.True(await shared.Site.Seeds.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Act == "AddTree" && e.Target == "footer-menu" && e.Result == "Done")));
    }

    private async Task<string> IntakeAsync() => await (await shared.Site.App.Client().GetAsync("/report")).Content.ReadAsStringAsync();

    private async Task<HttpResponseMessage> SaveNodeAsync(string page, params (string Name, string Value)[] fields) =>
        await shared.Chief.PostFormAsync(page, page, [("Stamp", await StampAsync(page)), .. fields]);

    private async Task MoveAsync(string tree, string move, string node)
    {
        var moved = await shared.Chief.PostFormAsync(tree, tree + "?handler=Move", ("Stamp", await StampAsync(tree)), ("Move", $"{move}:{node}"));
        Assert.True(moved.StatusCode == HttpStatusCode.Redirect, WebUtility.HtmlDecode(await moved.Content.ReadAsStringAsync()));
    }

    private async Task<string> StampAsync(string page)
    {
        // A stamp is made of the clock: two changes at the same moment would look like one.
        shared.Site.App.Time.Advance(TimeSpan.FromSeconds(1));
        return WebUtility.HtmlDecode(Regex.Match(await shared.Chief.GetStringAsync(page), "name=\"Stamp\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);
    }

    private async Task<string> WriteAsync(string title, string column)
    {
        const string page = "/desk/content/edit?type=Article";
        var saved = await shared.Chief.PostFormAsync(page, page, ("Type", "Article"), ("F[TitlePart.Title]", title), ("F[Article.Column]", column), ("F[HtmlBodyPart.Html]", "<p>文</p>"));
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, WebUtility.HtmlDecode(await saved.Content.ReadAsStringAsync()));
        return saved.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
    }

    private async Task<ContentItem> ReadAsync(string id)
    {
        await using var scope = shared.Site.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ContentReader>().FindAsync(id, VersionOf.Latest, default))!;
    }

    private async Task<string> AddressOfAsync(string term)
    {
        await using var scope = shared.Site.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<global::Portal.Cms.Routing.ContentRoutes>().PathAsync("columns", default, term))!;
    }

    /// <summary>Within a second, by the site's own promise; the wait is for its memory of the present state to grow old.</summary>
    private async Task SeesAsync(string path, Func<string, bool> what, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var visitor = shared.Site.App.Client();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        string html;
        do
        {
            var answer = await visitor.GetAsync(path);
            html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            if (answer.StatusCode == status && what(html))
            {
                return;
            }
        }
        while (clock.ElapsedMilliseconds < 2000);
        Assert.Fail($"{path} does not show it: {html}");
    }

    private static string Node(string html, string title) =>
        Regex.Match(WebUtility.HtmlDecode(html), $"data-node=\"(?<id>[^\"]+)\"[^>]*><span class=\"node\"><a [^>]*><b>{title}</b>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;

    [GeneratedRegex("data-node=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NodeIds();
}
