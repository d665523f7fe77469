using System.Net;
using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Web.Desk;

/// <summary>Retention and holds as people meet them on the pages.</summary>
public sealed class HoldPagesTests
{
    [Fact]
    public async Task Administrator_changes_a_rule_within_its_bounds()
    {
        await using var site = await DeskSite.StartAsync();
        var client = await site.AsAsync(await site.AddOfficerAsync("管理员甲", site.Seeds.FireBureau, StaffRoles.SystemAdministrator));
        const string page = "/desk/system/retention";
        foreach (var wrong in new[] { "29", "1827", "x", "" })
        {
            var refused = await client.PostFormAsync(page, page, ("Outcome", "Closed"), ("Days", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("请写 30 到 1826 天的整数", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await client.PostFormAsync(page, page, ("Outcome", "Closed"), ("Days", "400"))).StatusCode);
        Assert.Contains("value=\"400\"", await client.GetStringAsync(page), StringComparison.Ordinal);
        Assert.True(await site.Seeds.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Act == "SetRetention" && e.Target == "Closed/400")));
        var officer = await site.AsAsync(await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task Officer_asks_on_the_case_and_the_security_administrator_agrees_without_a_word_of_the_case()
    {
        await using var site = await DeskSite.StartAsync();
        var person = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, person);
        var officer = await site.AsAsync(person);
        var page = $"/desk/cases/{filed.Id}/hold";
        var empty = await officer.PostFormAsync(page, page + "?handler=Propose", ("Text", "短"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var said = await empty.Content.ReadAsStringAsync();
        Assert.Contains("请选择 1 到 5 年", said, StringComparison.Ordinal);
        Assert.Contains("请写明原因，至少 10 个字", said, StringComparison.Ordinal);

        var asked = await officer.PostFormAsync(page, page + "?handler=Propose", ("Years", "2"), ("Text", "法院要调这份材料，文号另告。"));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var shown = await officer.GetStringAsync(page);
        Assert.Contains("法院要调这份材料", shown, StringComparison.Ordinal);
        Assert.Contains("由部门负责人或安全管理员复核", shown, StringComparison.Ordinal);

        var security = await site.AsAsync(await site.AddOfficerAsync("安全员甲", site.Seeds.FireBureau, StaffRoles.SecurityAdministrator));
        var list = await security.GetStringAsync("/desk/holds");
        Assert.Contains(ReportNumber.Of(filed.Id), list, StringComparison.Ordinal);
        Assert.DoesNotContain("法院", list, StringComparison.Ordinal);
        Assert.DoesNotContain("安全出口", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await security.GetAsync(page)).StatusCode);
        var agreed = await security.PostFormAsync("/desk/holds", "/desk/holds?handler=Confirm", ("ReportId", filed.Id.ToString()), ("Version", "0"));
        Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
        Assert.Contains("暂缓删除到 2028 年 11 月 24 日", await officer.GetStringAsync($"/desk/cases/{filed.Id}"), StringComparison.Ordinal);
        var twice = await security.PostFormAsync("/desk/sign-out", "/desk/holds?handler=Confirm", ("ReportId", filed.Id.ToString()), ("Version", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }

    [Fact]
    public async Task List_finds_cases_that_leave_soon_and_the_case_warns()
    {
        await using var site = await DeskSite.StartAsync();
        var person = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, person);
        await site.Seeds.OnDatabaseAsync(async db =>
            Assert.False((await db.Reports.SingleAsync(r => r.Id == filed.Id)).NotAccept(new DateOnly(2026, 11, 24), 90).IsRefused));
        var number = ReportNumber.Of(filed.Id);
        var officer = await site.AsAsync(person);
        Assert.DoesNotContain(number, await officer.GetStringAsync("/desk/cases?state=Leaving"), StringComparison.Ordinal);
        site.App.Time.Advance(TimeSpan.FromDays(76));
        officer = await site.AsAsync(person);
        Assert.Contains(number, await officer.GetStringAsync("/desk/cases?state=Leaving"), StringComparison.Ordinal);
        Assert.Contains("2027 年 2 月 22 日过后", await officer.GetStringAsync($"/desk/cases/{filed.Id}"), StringComparison.Ordinal);
    }
}
