using System.Net;
using global::Portal.Cms.Content;
using global::Portal.Domain.Access;
using global::Portal.Domain.Publicity;
using global::Portal.Web.Adapters.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Content;

/// <summary>The column tree, versions, the bin, the division of work, and the hours at which items appear and go.</summary>
public sealed class ContentPagesTests
{
    [Fact]
    public async Task List_is_narrowed_by_column_state_and_title()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var one = await PublicityDesk.WriteAsync(editor, "有限空间先通风");
        await PublicityDesk.WriteAsync(editor, "农机入库检查", "village");
        await PublicityDesk.WriteAsync(editor, "放假通知", "notices");
        await PublicityDesk.DoAsync(editor, one, "Submit");

        await ShowsAsync("", ["有限空间先通风", "农机入库检查", "放假通知"], []);
        await ShowsAsync("?column=five", ["有限空间先通风", "农机入库检查"], ["放假通知"]);
        await ShowsAsync("?column=village", ["农机入库检查"], ["有限空间先通风"]);
        await ShowsAsync("?state=Waiting", ["有限空间先通风"], ["农机入库检查"]);
        await ShowsAsync("?text=" + Uri.EscapeDataString("检查"), ["农机入库检查"], ["放假通知"]);
        await ShowsAsync("?state=Published", ["没有符合条件的稿件"], ["放假通知"]);

        async Task ShowsAsync(string query, string[] there, string[] gone)
        {
            var html = WebUtility.HtmlDecode(await editor.GetStringAsync("/desk/content" + query));
            Assert.All(there, title => Assert.Contains(title, html, StringComparison.Ordinal));
            Assert.All(gone, title => Assert.DoesNotContain(title + "</a>", html, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Ticked_items_are_handed_in_together_and_what_is_not_says_why()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var (good, half) = (await PublicityDesk.WriteAsync(editor, "写完的"), await PublicityDesk.WriteAsync(editor, "没写完的", "enterprise", ("Article.Source", "")));
        var done = await editor.PostFormAsync("/desk/content", "/desk/content?handler=Submit", ("Item", good), ("Item", half));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, done.StatusCode);
        Assert.Contains("没写完的：请填「来源」", WebUtility.HtmlDecode(await done.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("等初审", await editor.GetStringAsync("/desk/content"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostFormAsync("/desk/content", "/desk/content?handler=Remove", ("Item", half))).StatusCode);
        Assert.Null(await desk.ReadAsync(half));
    }

    [Fact]
    public async Task Editor_reaches_only_the_columns_and_types_that_are_his()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var chief = await desk.AsAsync("总编甲", StaffRoles.ChiefEditor);
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var (mine, other) = (await PublicityDesk.WriteAsync(chief, "企业的"), await PublicityDesk.WriteAsync(chief, "通知的", "notices"));
        Assert.Equal(HttpStatusCode.Redirect, (await chief.PostFormAsync("/desk/editors", "/desk/editors", ("UserName", "编辑甲"), ("Columns", "five"), ("Types", "Article"))).StatusCode);

        var list = await editor.GetStringAsync("/desk/content");
        Assert.Contains("企业的", list, StringComparison.Ordinal);
        Assert.DoesNotContain("通知的", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync($"/desk/content/edit/{mine}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync($"/desk/content/edit/{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/desk/content/edit?type=Faq")).StatusCode);

        var moved = await PublicityDesk.ChangeAsync(editor, mine, await PublicityDesk.BaseAsync(editor, mine), "挪走", "notices");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, moved.StatusCode);
        Assert.Equal("企业的", (await desk.ReadAsync(mine))!.DisplayText);
        var own = await chief.PostFormAsync("/desk/editors", "/desk/editors", ("UserName", "总编甲"), ("Columns", "five"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/desk/editors")).StatusCode);
    }

    [Fact]
    public async Task Older_version_is_compared_by_words_and_comes_back_as_a_draft()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var chief = await desk.AsAsync("总编甲", StaffRoles.ChiefEditor);
        var id = await PublicityDesk.WriteAsync(chief, "通知", "notices", ("HtmlBodyPart.Html", "<p>先检测再作业。</p>"));
        await PublicityDesk.DoAsync(chief, id, "Publish");
        var first = (await desk.ReadAsync(id))!.ContentItemVersionId!;
        desk.Site.App.Time.Advance(TimeSpan.FromMinutes(5));
        await PublicityDesk.ChangeAsync(chief, id, await PublicityDesk.BaseAsync(chief, id), "通知", "notices", ("HtmlBodyPart.Html", "<p>先通风再作业。</p>"));

        var page = $"/desk/content/versions/{id}";
        var html = WebUtility.HtmlDecode(await chief.GetStringAsync(page));
        Assert.Contains("先<del>检测</del><ins>通风</ins>再作业。", html, StringComparison.Ordinal);
        var back = await chief.PostFormAsync(page, page + "?handler=Restore", ("VersionId", first));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal("<p>先检测再作业。</p>", (string?)(await desk.DataAsync(id))["HtmlBodyPart"]!["Html"]);
        Assert.Equal(3, await desk.InScopeAsync(async s => (await s.GetRequiredService<ContentReader>().VersionsAsync(id, default)).Count));
    }

    [Fact]
    public async Task Removed_item_comes_back_out_of_the_bin_and_only_the_chief_destroys()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var (chief, editor) = (await desk.AsAsync("总编甲", StaffRoles.ChiefEditor), await desk.AsAsync("编辑甲", StaffRoles.Editor));
        var id = await PublicityDesk.WriteAsync(editor, "要删的");
        await PublicityDesk.DoAsync(editor, id, "Remove", ("Reason", "写重复了"));
        Assert.Null(await desk.ReadAsync(id));
        var bin = WebUtility.HtmlDecode(await editor.GetStringAsync("/desk/content/bin"));
        Assert.Contains("要删的", bin, StringComparison.Ordinal);
        Assert.Contains("写重复了", bin, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostFormAsync("/desk/content/bin", "/desk/content/bin?handler=Restore", ("ItemId", id))).StatusCode);
        Assert.Equal("要删的", (await desk.ReadAsync(id))!.DisplayText);
        await PublicityDesk.DoAsync(editor, id, "Remove");
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.PostFormAsync("/desk/content/bin", "/desk/content/bin?handler=Destroy", ("ItemId", id))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await chief.PostFormAsync("/desk/content/bin", "/desk/content/bin?handler=Destroy", ("ItemId", id))).StatusCode);
        Assert.DoesNotContain("要删的", await chief.GetStringAsync("/desk/content/bin"), StringComparison.Ordinal);
        Assert.True(await desk.Site.Seeds.ReadAsync(db => db.ReviewMarks.AnyAsync(m => m.ItemId == id)));
    }

    [Fact]
    public async Task Copy_is_a_draft_with_an_id_of_its_own_and_no_address()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var id = await PublicityDesk.WriteAsync(editor, "原稿", "enterprise", ("AutoroutePart.Path", "publicity/enterprise/yuangao"));
        var copied = await PublicityDesk.DoAsync(editor, id, "Duplicate");
        var copy = copied.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        Assert.NotEqual(id, copy);
        var item = (await desk.ReadAsync(copy))!;
        Assert.Equal("原稿（副本）", item.DisplayText);
        Assert.NotEqual("publicity/enterprise/yuangao", (string?)item.Data["AutoroutePart"]!["Path"]);
        Assert.Equal("enterprise", (string?)item.Data["Article"]!["Column"]!["TermContentItemIds"]![0]);
    }

    [Fact]
    public async Task Item_appears_and_goes_at_its_hours_once_it_has_passed()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var chief = await desk.AsAsync("总编甲", StaffRoles.ChiefEditor);
        (string, string)[] hours = [("PublishLaterPart.ScheduledPublishUtc", "2026-11-24T11:00"), ("ArchiveLaterPart.ScheduledArchiveUtc", "2026-11-24T12:00")];
        var passed = await PublicityDesk.WriteAsync(chief, "定时的", "notices", hours);
        var draft = await PublicityDesk.WriteAsync(chief, "没人看过的", "notices", hours);
        await PublicityDesk.DoAsync(chief, passed, "Publish");
        Assert.Null(await desk.ReadAsync(passed, VersionOf.Published));
        Assert.Contains("11 月 24 日 11:00 发布", await chief.GetStringAsync("/desk/content"), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync());

        desk.Site.App.Time.Advance(TimeSpan.FromMinutes(95));
        Assert.Equal(1, await RunAsync());
        Assert.NotNull(await desk.ReadAsync(passed, VersionOf.Published));
        Assert.Null(await desk.ReadAsync(draft, VersionOf.Published));
        desk.Site.App.Time.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(1, await RunAsync());
        Assert.Equal(0, await RunAsync());
        Assert.Null(await desk.ReadAsync(passed, VersionOf.Published));
        Assert.Equal(["PublishContent", "ArchiveContent"], await desk.Site.Seeds.ReadAsync(db => db.AuditEntries.Where(e => e.StaffId == null && e.Target == passed).OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync()));

        Task<int> RunAsync() => desk.InScopeAsync(services => services.GetRequiredService<ContentClock>().RunAsync(new NightlyActor(), default));
    }
}
