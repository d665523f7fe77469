using System.Net;
using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Web.Desk;

public class SystemPagesTests
{
    [Fact]
    public async Task Officer_may_not_enter_and_administrator_may_not_read_cases()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var administrator = await AdministratorAsync(site);
        foreach (var room in (string[])["departments", "routing", "districts", "hazards"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(officer)).GetAsync($"/desk/system/{room}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await (await site.AsAsync(administrator)).GetAsync($"/desk/system/{room}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(administrator)).GetAsync("/desk/cases")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(administrator)).GetAsync("/desk/cases/export")).StatusCode);
        Assert.Equal("/desk/system/departments", (await (await site.AsAsync(administrator)).GetAsync("/desk")).Headers.Location?.ToString());
        Assert.Equal("/desk/cases", (await (await site.AsAsync(officer)).GetAsync("/desk")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Duty_desk_is_always_exactly_one()
    {
        await using var site = await DeskSite.StartAsync();
        var client = await site.AsAsync(await AdministratorAsync(site));
        var (duty, fire) = (site.Seeds.DutyDesk, site.Seeds.FireBureau);

        Assert.Contains("值班室不能停用", await SaveAsync(duty, "示例值班室", isDutyDesk: true, isActive: false), StringComparison.Ordinal);
        Assert.Contains("值班室不能停用", await SaveAsync(duty, "示例值班室", isDutyDesk: false, isActive: true), StringComparison.Ordinal);
        Assert.Contains("没有办案人员有密钥", await SaveAsync(fire, "示例消防局", isDutyDesk: true, isActive: true), StringComparison.Ordinal);
        Assert.Equal([duty], await DesksAsync());

        await site.AddOfficerAsync("核查员甲", fire);
        Assert.Equal("", await SaveAsync(fire, "示例消防局", isDutyDesk: true, isActive: true));
        Assert.Equal([duty], await DesksAsync());
        Assert.Contains("等确认为值班室", await client.GetStringAsync("/desk/system/departments"), StringComparison.Ordinal);
        await site.ConfirmAssignmentsAsync();
        Assert.Equal([fire], await DesksAsync());

        async Task<string> SaveAsync(Guid id, string name, bool isDutyDesk, bool isActive)
        {
            var saved = await client.PostFormAsync(
                "/desk/system/departments", "/desk/system/departments",
                ("Id", id.ToString()), ("Name", name), ("Telephone", "0000-1"), ("IsDutyDesk", isDutyDesk ? "true" : "false"), ("IsActive", isActive ? "true" : "false"));
            return await saved.Content.ReadAsStringAsync();
        }

        Task<Guid[]> DesksAsync() => site.Seeds.ReadAsync(db => db.Departments.Where(d => d.IsDutyDesk).Select(d => d.Id).ToArrayAsync());
    }

    [Fact]
    public async Task District_is_added_changed_and_hidden_and_each_act_is_on_record()
    {
        await using var site = await DeskSite.StartAsync();
        var client = await site.AsAsync(await AdministratorAsync(site));
        const string page = "/desk/system/districts";

        Assert.Equal(HttpStatusCode.Redirect, (await client.PostFormAsync(page, page, ("IsNew", "true"), ("Code", "T90102"), ("Name", "测试新区"), ("Order", "7"), ("IsActive", "true"))).StatusCode);
        var twice = await client.PostFormAsync(page, page, ("IsNew", "true"), ("Code", "T90102"), ("Name", "别的名字"), ("Order", "8"), ("IsActive", "true"));
        Assert.Contains("已经有这个代码", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostFormAsync(page, page, ("Code", "T90102"), ("Name", "测试新区"), ("Order", "7"))).StatusCode);
        var wrong = await client.PostFormAsync(page, page, ("Code", "T90102"), ("Name", "测试新区"), ("Order", "x"));
        Assert.Contains("0 到 9999", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var district = await site.Seeds.ReadAsync(db => db.Districts.AsNoTracking().SingleAsync(d => d.Code == "T90102"));
        Assert.Equal(("测试新区", 7, false), (district.Name, district.Order, district.IsActive));
        var records = await site.Seeds.ReadAsync(db => db.AuditEntries.Where(e => e.Act == "SaveDistrict").OrderBy(e => e.Sequence).Select(e => $"{e.Act} {e.Target} {e.Result}").ToArrayAsync());
        Assert.Equal(["SaveDistrict T90102 Done", "SaveDistrict T90102 CodeTaken", "SaveDistrict T90102 Done", "SaveDistrict T90102 OrderRange"], records);
    }

    [Theory]
    [InlineData("districts", "T90103", "测试东区")]
    [InlineData("hazards", "t-lift", "测试电梯")]
    public async Task English_name_is_kept_for_the_english_form_and_has_no_chinese_in_it(string room, string code, string name)
    {
        await using var site = await DeskSite.StartAsync();
        await site.TakeReportsAsync();
        var client = await site.AsAsync(await AdministratorAsync(site));
        var page = "/desk/system/" + room;

        var mixed = await client.PostFormAsync(page, page, ("IsNew", "true"), ("Code", code), ("Name", name), ("EnglishName", "East 区"), ("Order", "7"), ("IsActive", "true"));
        Assert.Contains("不写汉字", await mixed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("value=\"East 区\"", await mixed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var saved = await client.PostFormAsync(page, page, ("IsNew", "true"), ("Code", code), ("Name", name), ("EnglishName", " East side "), ("Order", "7"), ("IsActive", "true"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("value=\"East side\"", await client.GetStringAsync($"{page}?code={code}"), StringComparison.Ordinal);
        var names = await site.Seeds.ReadAsync(async db => (await db.Districts.Select(d => d.EnglishName).ToListAsync()).Concat(await db.HazardKinds.Select(k => k.EnglishName).ToListAsync()));
        Assert.Equal(["East side"], names.Where(n => n.Length > 0));
    }

    [Fact]
    public async Task Route_is_set_changed_and_taken_away()
    {
        await using var site = await DeskSite.StartAsync();
        var client = await site.AsAsync(await AdministratorAsync(site));

        await SetAsync("CityGas", "T90101", site.Seeds.FireBureau.ToString());
        Assert.Empty(await RoutesAsync());
        Assert.Contains("等安全管理员确认", await client.GetStringAsync("/desk/system/routing"), StringComparison.Ordinal);
        await site.ConfirmAssignmentsAsync();
        Assert.Equal([(Industry.CityGas, "T90101", site.Seeds.FireBureau)], await RoutesAsync());
        await SetAsync("CityGas", "T90101", site.Seeds.HarbourBureau.ToString());
        await SetAsync("CityGas", "", site.Seeds.FireBureau.ToString());
        await site.ConfirmAssignmentsAsync();
        Assert.Equal([(Industry.CityGas, "", site.Seeds.FireBureau), (Industry.CityGas, "T90101", site.Seeds.HarbourBureau)], await RoutesAsync());
        await SetAsync("CityGas", "T90101", "");
        await site.ConfirmAssignmentsAsync();
        Assert.Equal([(Industry.CityGas, "", site.Seeds.FireBureau)], await RoutesAsync());
        Assert.Contains("转值班室", await client.GetStringAsync("/desk/system/routing"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SetAsync("", "", "")).StatusCode);

        Task<HttpResponseMessage> SetAsync(string industry, string district, string department) => client.PostFormAsync(
            "/desk/system/routing", "/desk/system/routing", ("Industry", industry), ("DistrictCode", district), ("DepartmentId", department));

        async Task<(Industry, string, Guid)[]> RoutesAsync() => await site.Seeds.ReadAsync(async db =>
            (await db.RoutingRules.AsNoTracking().OrderBy(r => r.DistrictCode).ToListAsync()).Select(r => (r.Industry, r.DistrictCode, r.DepartmentId)).ToArray());
    }

    private static Task<Portal.Tests.Domain.Reporting.Officer> AdministratorAsync(DeskSite site) =>
        site.AddOfficerAsync("系统管理员", site.Seeds.FireBureau, StaffRoles.SystemAdministrator);
}
