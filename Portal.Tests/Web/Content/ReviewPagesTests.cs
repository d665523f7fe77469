using System.Net;
using global::Portal.Cms.Content;
using global::Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Content;

/// <summary>From an editor's first word to the public and back, as people do it on the pages.</summary>
public sealed class ReviewPagesTests
{
    [Fact]
    public async Task Item_appears_after_three_words_of_three_people()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var (first, second) = (await desk.AsAsync("审核甲", StaffRoles.Reviewer), await desk.AsAsync("审核乙", StaffRoles.Reviewer));
        var chief = await desk.AsAsync("总编甲", StaffRoles.ChiefEditor);
        var id = await PublicityDesk.WriteAsync(editor, "下井之前");
        Assert.Contains("草稿", await editor.GetStringAsync("/desk/content?column=enterprise"), StringComparison.Ordinal);

        await GoesAsync(editor, id, "Submit");
        await RefusedAsync(editor, id, "Approve", HttpStatusCode.Forbidden);
        await GoesAsync(first, id, "Approve");
        Assert.Contains("三步要三个人来审", await RefusedAsync(first, id, "Approve"), StringComparison.Ordinal);
        await GoesAsync(second, id, "Approve");
        Assert.Contains("等终审", await editor.GetStringAsync("/desk/content?column=enterprise"), StringComparison.Ordinal);
        Assert.Contains("终审由总编来办", await RefusedAsync(first, id, "Approve"), StringComparison.Ordinal);
        Assert.Null(await desk.ReadAsync(id, VersionOf.Published));
        await GoesAsync(chief, id, "Approve");

        Assert.Equal("下井之前", (await desk.ReadAsync(id, VersionOf.Published))!.DisplayText);
        var list = await editor.GetStringAsync("/desk/content?column=five");
        Assert.Contains("已发布", list, StringComparison.Ordinal);
        var acts = await desk.Site.Seeds.ReadAsync(db => db.AuditEntries.Where(e => e.Target == id && e.Result == "Done").OrderBy(e => e.Sequence).Select(e => e.Act + " " + e.StaffName).ToListAsync());
        Assert.Equal(["SubmitContent 编辑甲", "ApproveContent 审核甲", "ApproveContent 审核乙", "ApproveContent 总编甲"], acts);
    }

    [Fact]
    public async Task Reviewer_judges_no_text_of_his_own_even_as_chief()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var chief = await desk.AsAsync("总编甲", StaffRoles.ChiefEditor);
        var id = await PublicityDesk.WriteAsync(chief, "自己写的");
        await GoesAsync(chief, id, "Submit");
        Assert.Contains("不能审自己的稿件", await RefusedAsync(chief, id, "Approve"), StringComparison.Ordinal);
        Assert.Contains("这个栏目要三审都过了才能发布", await RefusedAsync(chief, id, "Publish"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_sent_back_shows_why_and_goes_on_from_there()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var (first, second) = (await desk.AsAsync("审核甲", StaffRoles.Reviewer), await desk.AsAsync("审核乙", StaffRoles.Reviewer));
        var id = await PublicityDesk.WriteAsync(editor, "叉车盲区怎么画");
        await GoesAsync(editor, id, "Submit");
        await GoesAsync(first, id, "Approve");
        Assert.Contains("请写理由", await RefusedAsync(second, id, "Refuse", HttpStatusCode.UnprocessableEntity, ("Reason", "短")), StringComparison.Ordinal);
        await GoesAsync(second, id, "Refuse", ("Reason", "第 3 段的距离没有出处"));
        var list = await editor.GetStringAsync("/desk/content?column=enterprise");
        Assert.Contains("复审退回", list, StringComparison.Ordinal);
        Assert.Contains("第 3 段的距离没有出处", list, StringComparison.Ordinal);

        var begun = await PublicityDesk.BaseAsync(editor, id);
        Assert.Equal(HttpStatusCode.Redirect, (await PublicityDesk.ChangeAsync(editor, id, begun, "叉车盲区怎么画，附出处")).StatusCode);
        await GoesAsync(editor, id, "Submit");
        Assert.Contains("等复审", await editor.GetStringAsync("/desk/content?column=enterprise"), StringComparison.Ordinal);
        await GoesAsync(second, id, "Approve");
    }

    [Fact]
    public async Task Word_on_a_text_that_has_changed_meanwhile_is_refused()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var reviewer = await desk.AsAsync("审核甲", StaffRoles.Reviewer);
        var id = await PublicityDesk.WriteAsync(editor, "第一稿");
        await GoesAsync(editor, id, "Submit");
        var page = $"/desk/content/item/{id}";
        var seen = await PublicityDesk.StampAsync(reviewer, page);
        await GoesAsync(editor, id, "Withdraw");
        desk.Site.App.Time.Advance(TimeSpan.FromMinutes(1));
        await PublicityDesk.ChangeAsync(editor, id, await PublicityDesk.BaseAsync(editor, id), "第二稿");
        await GoesAsync(editor, id, "Submit");
        Assert.Contains("和你看到的不一样了", await RefusedAsync(reviewer, id, "Approve", HttpStatusCode.UnprocessableEntity, ("Stamp", seen)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_down_is_at_once_and_leaves_its_trace()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var chief = await desk.AsAsync("总编甲", StaffRoles.ChiefEditor);
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var id = await PublicityDesk.WriteAsync(editor, "一份通知", "notices");
        Assert.Contains("这个栏目不用送审", await RefusedAsync(editor, id, "Submit"), StringComparison.Ordinal);
        await RefusedAsync(editor, id, "Publish", HttpStatusCode.Forbidden);
        await GoesAsync(chief, id, "Publish");
        Assert.NotNull(await desk.ReadAsync(id, VersionOf.Published));

        await RefusedAsync(editor, id, "TakeDown", HttpStatusCode.Forbidden, ("Reason", "日期写错了"));
        Assert.Contains("请写理由", await RefusedAsync(chief, id, "TakeDown"), StringComparison.Ordinal);
        await GoesAsync(chief, id, "TakeDown", ("Reason", "日期写错了"));
        Assert.Null(await desk.ReadAsync(id, VersionOf.Published));
        var page = await editor.GetStringAsync($"/desk/content/item/{id}");
        Assert.Contains("已撤下", page, StringComparison.Ordinal);
        Assert.Contains("日期写错了", page, StringComparison.Ordinal);
        Assert.True(await desk.Site.Seeds.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Act == "TakeDownContent" && e.Target == id && e.Result == "Done")));
    }

    [Fact]
    public async Task Item_without_what_its_type_requires_is_kept_but_not_handed_in()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var id = await PublicityDesk.WriteAsync(editor, "半篇", "enterprise", ("Article.Source", ""), ("HtmlBodyPart.Html", " "));
        var said = await RefusedAsync(editor, id, "Submit");
        Assert.Contains("请填「来源」", said, StringComparison.Ordinal);
        Assert.Contains("请填「正文」", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Officers_and_the_three_posts_have_no_business_here()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var id = await PublicityDesk.WriteAsync(await desk.AsAsync("编辑甲", StaffRoles.Editor), "一篇");
        foreach (var role in new[] { StaffRoles.Officer, StaffRoles.SystemAdministrator, StaffRoles.SecurityAdministrator, StaffRoles.Auditor })
        {
            var person = await desk.AsAsync("某人" + role, role);
            foreach (var page in new[] { "/desk/content", $"/desk/content/item/{id}", $"/desk/content/edit/{id}", $"/desk/content/versions/{id}", "/desk/content/bin", "/desk/editors" })
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync(page)).StatusCode);
            }
        }
    }

    private static async Task GoesAsync(HttpClient person, string id, string what, params (string Name, string Value)[] fields)
    {
        var done = await PublicityDesk.DoAsync(person, id, what, fields);
        Assert.True(done.StatusCode == HttpStatusCode.Redirect, $"{what}: {done.StatusCode} {await done.Content.ReadAsStringAsync()}");
    }

    private static Task<string> RefusedAsync(HttpClient person, string id, string what) => RefusedAsync(person, id, what, HttpStatusCode.UnprocessableEntity);

    private static async Task<string> RefusedAsync(HttpClient person, string id, string what, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        // What is given stands in for what the page holds.
        var page = $"/desk/content/item/{id}";
        var answer = fields.Any(f => f.Name == "Stamp")
            ? await person.PostFormAsync(page, $"{page}?handler={what}", fields)
            : await PublicityDesk.DoAsync(person, id, what, fields);
        Assert.Equal(expected, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
