using System.Net;
using System.Text.RegularExpressions;
using global::Portal.Cms.Content;
using global::Portal.Domain.Access;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Content;

/// <summary>The public page before it is public, and one act on many items.</summary>
public sealed class PreviewAndBulkTests(SharedDesk shared) : IClassFixture<SharedDesk>
{
    [Fact]
    public async Task Preview_is_the_public_page_of_what_is_typed_and_stores_nothing()
    {
        var id = await PublicityDesk.WriteAsync(shared.Editor, "存着的题目");
        var page = $"/desk/content/edit/{id}";
        var shown = await shared.Editor.PostFormAsync(page, page + "?handler=Preview", ("F[TitlePart.Title]", "正在打的题目"), ("F[Article.Source]", "示例单位"), ("F[HtmlBodyPart.Html]", "<h2>先通风</h2><p onclick=\"x()\">再检测<script>alert(1)</script></p>"));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var html = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync());
        foreach (var said in new[] { "<h1>正在打的题目</h1>", "<h2 id=\"s1\">先通风</h2><p>再检测</p>", "这是预览，还没有发布", "来源：示例单位", "class=\"foot\"" })
        {
            Assert.Contains(said, html, StringComparison.Ordinal);
        }

        Assert.StartsWith("sandbox allow-same-origin; default-src 'none'", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(shown.Headers.Contains("Set-Cookie"));
        Assert.Contains("no-store", shown.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("存着的题目", (await shared.Desk.ReadAsync(id))!.DisplayText);
        Assert.Contains("<h1>存着的题目</h1>", WebUtility.HtmlDecode(await shared.Editor.GetStringAsync($"/desk/content/item/{id}?handler=Preview")), StringComparison.Ordinal);

        // A new item, not saved at all.
        const string fresh = "/desk/content/edit?type=Article";
        var unsaved = await shared.Editor.PostFormAsync(fresh, fresh + "&handler=Preview", ("Type", "Article"), ("F[TitlePart.Title]", "还没存过"));
        Assert.Contains("<h1>还没存过</h1>", WebUtility.HtmlDecode(await unsaved.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_link_shows_its_version_to_anybody_for_two_days()
    {
        var id = await PublicityDesk.WriteAsync(shared.Editor, "先给专家看");
        var made = WebUtility.HtmlDecode(await (await PublicityDesk.DoAsync(shared.Editor, id, "Link")).Content.ReadAsStringAsync());
        var path = Regex.Match(made, "/preview/[^<\"]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        using var anybody = shared.Desk.Site.App.Client();
        var seen = await anybody.GetAsync(path);
        Assert.Contains("<h1>先给专家看</h1>", WebUtility.HtmlDecode(await seen.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal("noindex", seen.Headers.GetValues("X-Robots-Tag").Single());
        Assert.False(seen.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(path[..^1])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/content/item")).StatusCode);
        await PublicityDesk.DoAsync(shared.Editor, id, "Remove");
        Assert.Contains("预览打不开", WebUtility.HtmlDecode(await (await anybody.GetAsync(path)).Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_items_are_published_moved_and_taken_down_each_with_its_own_result()
    {
        var (notice, article) = (await PublicityDesk.WriteAsync(shared.Chief, "一份通知", "notices"), await PublicityDesk.WriteAsync(shared.Chief, "要三审的"));
        var published = await BulkAsync(shared.Chief, "Publish", [notice, article]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, published.Status);
        Assert.Contains("要三审的：这个栏目要三审", published.Html, StringComparison.Ordinal);
        Assert.Contains("办好的：一份通知", published.Html, StringComparison.Ordinal);
        Assert.NotNull(await shared.Desk.ReadAsync(notice, VersionOf.Published));

        await BulkAsync(shared.Editor, "Publish", [article]);
        Assert.Null(await shared.Desk.ReadAsync(article, VersionOf.Published));
        Assert.Equal(HttpStatusCode.Redirect, (await BulkAsync(shared.Chief, "Move", [notice, article], ("Target", "village"))).Status);
        Assert.Equal("village", (string?)(await shared.Desk.DataAsync(notice))["Article"]!["Column"]!["TermContentItemIds"]![0]);
        Assert.Equal("notices", (string?)(await shared.Desk.ReadAsync(notice, VersionOf.Published))!.Data["Article"]!["Column"]!["TermContentItemIds"]![0]);
        Assert.Contains("请选挪到哪个栏目", (await BulkAsync(shared.Chief, "Move", [notice], ("Target", "nowhere"))).Html, StringComparison.Ordinal);

        Assert.Contains("请写理由", (await BulkAsync(shared.Chief, "TakeDown", [notice], ("Reason", ""))).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await BulkAsync(shared.Chief, "TakeDown", [notice], ("Reason", "日期写错了"))).Status);
        Assert.Null(await shared.Desk.ReadAsync(notice, VersionOf.Published));
        var export = await shared.Chief.PostFormAsync("/desk/content", "/desk/content?handler=Export", ("Item", notice), ("Item", article));
        Assert.Contains("一份通知", WebUtility.HtmlDecode(await shared.Chief.GetStringAsync(export.Headers.Location!.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bin_shows_and_gives_back_only_what_is_within_reach()
    {
        var bound = await shared.Desk.AsAsync("编辑丙", StaffRoles.Editor);
        var (mine, other) = (await PublicityDesk.WriteAsync(shared.Chief, "村里删掉的", "village"), await PublicityDesk.WriteAsync(shared.Chief, "通知里删掉的", "notices"));
        await BulkAsync(shared.Chief, "Remove", [mine, other]);
        await shared.Chief.PostFormAsync("/desk/editors", "/desk/editors", ("UserName", "编辑丙"), ("Columns", "village"));
        var bin = WebUtility.HtmlDecode(await bound.GetStringAsync("/desk/content/bin"));
        Assert.Contains("村里删掉的", bin, StringComparison.Ordinal);
        Assert.DoesNotContain("通知里删掉的", bin, StringComparison.Ordinal);
        var restored = await bound.PostFormAsync("/desk/content/bin", "/desk/content/bin?handler=RestoreMany", ("Item", mine), ("Item", other));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, restored.StatusCode);
        Assert.NotNull(await shared.Desk.ReadAsync(mine));
        Assert.Null(await shared.Desk.ReadAsync(other));
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Chief.PostFormAsync("/desk/content/bin", "/desk/content/bin?handler=RestoreMany", ("Item", other))).StatusCode);
    }

    [Fact]
    public async Task Wrong_word_is_shown_and_stands_only_by_somebodys_word()
    {
        var id = await PublicityDesk.WriteAsync(shared.Chief, "布署检查", "notices", ("HtmlBodyPart.Html", "<p>请按排好人。</p>"));
        var page = WebUtility.HtmlDecode(await shared.Chief.GetStringAsync($"/desk/content/item/{id}"));
        foreach (var said in new[] { "有 2 处可能写错", "<del>布署</del><ins>部署</ins>", "第 2 个字", "<del>按排</del><ins>安排</ins>" })
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }

        var refused = await PublicityDesk.DoAsync(shared.Chief, id, "Publish", ("Overrule", "对"));
        Assert.Contains("有 2 处可能写错。改好再来", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("改好再来", (await BulkAsync(shared.Chief, "Publish", [id])).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PublicityDesk.DoAsync(shared.Chief, id, "Publish", ("Overrule", "引用原文如此"))).StatusCode);
        page = WebUtility.HtmlDecode(await shared.Chief.GetStringAsync($"/desk/content/item/{id}"));
        Assert.Contains("用字照原样", page, StringComparison.Ordinal);
        Assert.Contains("引用原文如此（布署；按排）", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_says_who_would_miss_it()
    {
        var id = await PublicityDesk.WriteAsync(shared.Chief, "被链接的", "notices", ("AutoroutePart.Path", "tongzhi/bei-lianjie"));
        await PublicityDesk.DoAsync(shared.Chief, id, "Publish");
        await PublicityDesk.WriteAsync(shared.Chief, "链接它的", "notices", ("HtmlBodyPart.Html", "<p>见<a href=\"/tongzhi/bei-lianjie\">通知</a></p>"));
        var page = WebUtility.HtmlDecode(await shared.Chief.GetStringAsync($"/desk/content/item/{id}"));
        Assert.Contains("1 处用到这一篇", page, StringComparison.Ordinal);
        Assert.Contains("链接它的", page, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Html)> BulkAsync(HttpClient person, string what, string[] items, params (string Name, string Value)[] more)
    {
        var done = await person.PostFormAsync("/desk/content", $"/desk/content?handler={what}", [.. items.Select(id => ("Item", id)), .. more]);
        return (done.StatusCode, WebUtility.HtmlDecode(await done.Content.ReadAsStringAsync()));
    }
}
