using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Web.Desk;

/// <summary>Passing on, handing over and the excluded department, from the reporter's form to the desk and back to the follow-up.</summary>
public sealed class PassOnPageTests
{
    [Fact]
    public async Task Reporter_reads_to_whom_it_was_passed_on_and_why()
    {
        await using var site = await DeskSite.StartAsync();
        await site.TakeReportsAsync();
        var fire = await site.AddOfficerAsync("jia", site.Seeds.FireBureau);
        var second = await site.AddOfficerAsync("yi", site.Seeds.FireBureau);
        var harbour = await site.AddOfficerAsync("bing", site.Seeds.HarbourBureau);
        await site.AddOfficerAsync("ding", site.Seeds.HarbourBureau);
        var (browser, check) = await site.AtCheckAsync();
        var receipt = (await browser.SendAsync(check)).Receipt;
        var page = $"/desk/cases/{await site.Seeds.ReadAsync(db => db.Reports.Select(r => r.Id).SingleAsync())}";
        var desk = await site.AsAsync(fire);

        var short_ = await desk.PostFormAsync(page, $"{page}?handler=PassOn", ("DepartmentId", site.Seeds.HarbourBureau.ToString()), ("Text", "不归我们"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short_.StatusCode);
        Assert.Contains("不归我们", await short_.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var done = await desk.PostFormAsync(page, $"{page}?handler=PassOn", ("DepartmentId", site.Seeds.HarbourBureau.ToString()), ("Text", "码头上的事归港口局管，由他们核查。"));
        Assert.Equal("/desk/cases?left=PassOn", done.Headers.Location?.ToString());
        Assert.Contains("已经转交", await desk.GetStringAsync("/desk/cases?left=PassOn"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(second)).GetAsync(page)).StatusCode);
        Assert.Contains("转交 示例港口局", await (await site.AsAsync(harbour)).GetStringAsync(page), StringComparison.Ordinal);
        var followed = await browser.FollowAsync(receipt);
        Assert.True(followed.Says("已转交 示例港口局"), followed.Html);
        Assert.True(followed.Says("码头上的事归港口局管"), followed.Html);
        Assert.True(followed.Says("现在由示例港口局办理"), followed.Html);
        Assert.False(followed.Says("示例消防局"), followed.Html);
    }

    [Fact]
    public async Task Excluded_department_is_named_to_the_reporter_and_to_the_desk_and_offered_to_nobody()
    {
        await using var site = await DeskSite.StartAsync();
        await site.TakeReportsAsync();
        var duty = await site.AddOfficerAsync("zhi", site.Seeds.DutyDesk);
        await site.AddOfficerAsync("jia", site.Seeds.FireBureau);
        await site.AddOfficerAsync("yi", site.Seeds.FireBureau);
        await site.AddOfficerAsync("bing", site.Seeds.HarbourBureau);
        await site.AddOfficerAsync("ding", site.Seeds.HarbourBureau);
        var (browser, check) = await site.AtCheckAsync();
        Assert.False(check.Says("不会给"));
        var city = await browser.PostAsync(check, "city");
        Assert.True(city.Says("示例值班室的 3 名承办人员"), city.Html);
        Assert.True(city.Says("不会给示例消防局"), city.Html);
        Assert.True((await browser.SendAsync(city)).Says("举报回执"));

        var id = await site.Seeds.ReadAsync(db => db.Reports.Select(r => r.Id).SingleAsync());
        var desk = await site.AsAsync(duty);
        var html = await desk.GetStringAsync($"/desk/cases/{id}");
        Assert.Contains("不能给示例消防局", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{site.Seeds.HarbourBureau}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{site.Seeds.FireBureau}\"", html, StringComparison.Ordinal);
        var refused = await desk.PostFormAsync(
            $"/desk/cases/{id}", $"/desk/cases/{id}?handler=PassOn", ("DepartmentId", site.Seeds.FireBureau.ToString()), ("Text", "这件归消防局办，转给他们。"));
        Assert.Contains("举报人要求绕开这个单位，不能给它", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // The wish is sealed: nothing plain points at the department that the reporter distrusts.
        Assert.Equal(site.Seeds.DutyDesk, await site.Seeds.ReadAsync(db => db.Reports.Select(r => r.DepartmentId).SingleAsync()));
    }

    [Fact]
    public async Task Case_handed_over_on_the_page_is_the_colleagues_alone()
    {
        await using var site = await DeskSite.StartAsync();
        var first = await site.AddOfficerAsync("jia", site.Seeds.FireBureau);
        var second = await site.AddOfficerAsync("yi", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, first);
        var desk = await site.AsAsync(first);
        var page = $"/desk/cases/{filed.Id}";
        Assert.Contains("移交给同事", await desk.GetStringAsync(page), StringComparison.Ordinal);
        var done = await desk.PostFormAsync(page, $"{page}?handler=HandOver", ("StaffId", second.Id.ToString()));
        Assert.Equal("/desk/cases?left=HandOver", done.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await site.AsAsync(second)).GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task Colleague_with_a_new_key_gets_cases_back_on_the_page()
    {
        await using var site = await DeskSite.StartAsync();
        var first = await site.AddOfficerAsync("jia", site.Seeds.FireBureau);
        var second = await site.AddOfficerAsync("yi", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, first, second);
        await site.Seeds.OnDatabaseAsync(async db => (await db.StaffKeys.SingleAsync(k => k.Id == second.KeyId)).End());
        var renewed = await site.Seeds.AddKeyAsync(second, new DateOnly(2026, 11, 24));
        var desk = await site.AsAsync(first);
        Assert.Contains("1 件", await desk.GetStringAsync("/desk/colleagues"), StringComparison.Ordinal);
        var changed = await desk.PostFormAsync("/desk/colleagues", "/desk/colleagues", ("UserName", "yi"), ("Cases", "4"));
        Assert.Contains("数目变了，现在是 1 件", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var done = await desk.PostFormAsync("/desk/colleagues", "/desk/colleagues", ("UserName", "yi"), ("Cases", "1"));
        Assert.Equal("/desk/colleagues?restored=1", done.Headers.Location?.ToString());
        Assert.Contains("已经归还 1 件", await desk.GetStringAsync("/desk/colleagues?restored=1"), StringComparison.Ordinal);
        Assert.Equal(1, await site.Seeds.ReadAsync(db => db.ReportWraps.CountAsync(w => w.ReportId == filed.Id && w.KeyId == renewed.KeyId)));
    }
}
