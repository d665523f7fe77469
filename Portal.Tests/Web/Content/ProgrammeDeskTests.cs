using System.Net;
using global::Portal.Domain.Access;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Content;

/// <summary>What the desk is told by the clock: near, missed, unreadable, too short; drafts too, and only what an editor may work on.</summary>
public sealed class ProgrammeDeskTests
{
    [Fact]
    public async Task Editor_sees_what_the_clock_asks_and_nothing_beyond_his_reach()
    {
        await using var desk = await PublicityDesk.StartAsync();
        await ImportAsync("late", "Plate", "拖着的隐患", published: true, """ "Deadline": { "Value": "2026-11-02T00:00:00Z" } """);
        await ImportAsync("far", "Plate", "还早的隐患", published: true, """ "Deadline": { "Value": "2027-11-02T00:00:00Z" } """);
        await ImportAsync("gone", "Plate", "摘了牌的", published: true, """ "Deadline": { "Value": "2026-11-02T00:00:00Z" }, "RemovedOn": { "Value": "2026-11-01T00:00:00Z" } """);
        await ImportAsync("firm", "StandardFirm", "快到期的厂", published: true, """ "ValidTo": { "Value": "2027-01-20T00:00:00Z" } """);
        await ImportAsync("fine", "EnforcementNotice", "没公开的处罚", published: false, """ "DecidedOn": { "Value": "2026-11-02T00:00:00Z" } """);
        await ImportAsync("rows", "Plate", "写错一格的", published: true, """ "Deadline": { "Value": "2027-11-02T00:00:00Z" }, "Progress": { "Values": ["昨天｜来看过｜又来一格"] } """);
        await ImportAsync("short", "Honour", "公示太短的", published: true, """ "NoticeFrom": { "Value": "2026-11-23T00:00:00Z" }, "NoticeTo": { "Value": "2026-11-26T00:00:00Z" } """);
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);

        var html = WebUtility.HtmlDecode(await editor.GetStringAsync("/desk/programme"));
        foreach (var words in new[] { "拖着的隐患", "超期 ", "快到期的厂", "没公开的处罚", "过了公开期限", "草稿", "写错一格的", "有 1 行读不出来", "公示太短的", "公示期不到 5 个工作日", "/desk/content/item/late" })
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("还早的隐患", html, StringComparison.Ordinal);
        Assert.DoesNotContain("摘了牌的", html, StringComparison.Ordinal);
        Assert.DoesNotContain("快到期的厂", WebUtility.HtmlDecode(await editor.GetStringAsync("/desk/programme?type=Plate")), StringComparison.Ordinal);

        var bound = await desk.AsAsync("编辑乙", StaffRoles.Editor);
        var chief = await desk.AsAsync("总编甲", StaffRoles.ChiefEditor);
        await chief.PostFormAsync("/desk/editors", "/desk/editors", ("UserName", "编辑乙"), ("Columns", "five"));
        Assert.DoesNotContain("拖着的隐患", WebUtility.HtmlDecode(await bound.GetStringAsync("/desk/programme")), StringComparison.Ordinal);
        var officer = await desk.AsAsync("办案甲", StaffRoles.Officer);
        Assert.NotEqual(HttpStatusCode.OK, (await officer.GetAsync("/desk/programme")).StatusCode);

        Task ImportAsync(string id, string type, string title, bool published, string part) => desk.ImportAsync($$"""
            { "ContentItemId": "{{id}}", "ContentItemVersionId": "{{id}}1", "ContentType": "{{type}}", "DisplayText": "{{title}}", "Latest": true, "Published": {{(published ? "true" : "false")}}, "TitlePart": { "Title": "{{title}}" },
              "AutoroutePart": { "Path": "programme/x/{{id}}" }, "{{type}}": { {{part}} } }
            """);
    }
}
