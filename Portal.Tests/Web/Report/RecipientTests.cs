using System.Net;
using System.Text.RegularExpressions;
using global::Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Report;

/// <summary>The form offers what the desk has set, says who will receive the report, and takes none that nobody could open.</summary>
public class RecipientTests
{
    [Fact]
    public async Task Hazard_kind_saved_at_the_desk_is_on_the_form_at_once_and_gone_when_hidden()
    {
        await using var site = await DeskSite.StartAsync();
        await site.TakeReportsAsync();
        var desk = await AdministratorAsync(site);
        var browser = new ReporterBrowser(site.App, site.App.Client());
        const string page = "/desk/system/hazards";
        Assert.False((await browser.GetAsync("/report")).Says("测试新种类"));

        var saved = await desk.PostFormAsync(page, page, ("IsNew", "true"), ("Code", "t-new"), ("Name", "测试新种类"), ("Order", "9"), ("IsActive", "true"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.True((await browser.GetAsync("/report")).Says("测试新种类"));
        await desk.PostFormAsync(page, page, ("Code", "t-new"), ("Name", "测试新种类"), ("Order", "9"));
        Assert.False((await browser.GetAsync("/report")).Says("测试新种类"));
    }

    [Fact]
    public async Task Last_step_names_the_department_of_the_table_and_the_duty_desk_while_it_has_too_few_keys()
    {
        await using var site = await DeskSite.StartAsync();
        await site.TakeReportsAsync();
        await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var fell = (await site.AtCheckAsync()).Check;
        Assert.True(fell.Says("示例值班室的 2 名承办人员"), fell.Html);
        Assert.True(fell.Says("现在能开密件的人不够两名"), fell.Html);

        await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        var table = (await site.AtCheckAsync()).Check;
        Assert.True(table.Says("示例消防局的 2 名承办人员"), table.Html);
        Assert.False(table.Says("不够两名"));

        await site.Seeds.AddOfficerAsync("港口甲", site.Seeds.HarbourBureau);
        await site.Seeds.AddOfficerAsync("港口乙", site.Seeds.HarbourBureau);
        await (await AdministratorAsync(site)).PostFormAsync(
            "/desk/system/routing", "/desk/system/routing",
            ("Industry", "IndustryAndTrade"), ("DistrictCode", "T90101"), ("DepartmentId", site.Seeds.HarbourBureau.ToString()));
        Assert.True((await site.AtCheckAsync()).Check.Says("示例消防局的 2 名承办人员"));
        await site.ConfirmAssignmentsAsync();
        var (browser, moved) = await site.AtCheckAsync();
        Assert.True(moved.Says("示例港口局的 2 名承办人员"), moved.Html);
        var cityOnly = await browser.PostAsync(moved, "city");
        Assert.True(cityOnly.Says("不会给示例港口局"), cityOnly.Html);
        Assert.True(cityOnly.Says("示例值班室的 2 名承办人员"), cityOnly.Html);
    }

    [Fact]
    public async Task Site_that_nobody_could_open_a_report_of_says_so_before_the_first_field_and_takes_none()
    {
        await using var site = await DeskSite.StartAsync();
        await site.TakeReportsAsync();
        var (browser, check) = await site.AtCheckAsync();
        await site.Seeds.OnDatabaseAsync(async db =>
        {
            foreach (var key in await db.StaffKeys.ToListAsync())
            {
                key.End();
            }
        });

        var closed = await browser.GetAsync("/report");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, closed.Response.StatusCode);
        Assert.True(closed.Says("现在不能在网上举报"), closed.Html);
        Assert.DoesNotContain("<form", closed.Html[closed.Html.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var sent = await browser.SendAsync(check);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, sent.Response.StatusCode);
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.Reports.CountAsync()));
    }

    [Fact]
    public async Task Site_without_a_recovery_key_takes_no_report()
    {
        await using var site = await DeskSite.StartAsync();
        await site.TakeReportsAsync();
        await site.Seeds.OnDatabaseAsync(async db => db.RecoveryKeys.RemoveRange(await db.RecoveryKeys.ToListAsync()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await new ReporterBrowser(site.App, site.App.Client()).GetAsync("/report")).Response.StatusCode);
    }

    [Fact]
    public async Task District_of_the_sample_city_with_one_officer_goes_to_the_duty_desk()
    {
        await using var app = await PortalApp.StartAsync(new PortalAppOptions { SampleData = true });
        var browser = new ReporterBrowser(app, app.Client());
        var hazard = Regex.Match((await browser.GetAsync("/report")).Html, "name=\"Hazard\" value=\"([^\"]+)\"").Groups[1].Value;
        var files = await browser.ToFilesAsync(
            new Dictionary<string, string>(ReporterBrowser.What) { ["Hazard"] = hazard },
            new Dictionary<string, string>(ReporterBrowser.Where) { ["District"] = "000003" });
        var check = await browser.ToCheckAsync(files);
        Assert.True(check.Says("示例市应急管理局值班室的 2 名承办人员"), check.Html);
        Assert.True(check.Says("不够两名"), check.Html);
    }

    private static async Task<HttpClient> AdministratorAsync(DeskSite site) =>
        await site.AsAsync(await site.AddOfficerAsync("系统管理员", site.Seeds.FireBureau, StaffRoles.SystemAdministrator));
}
