using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Reporting;
using Portal.Tests.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Browser;

/// <summary>The pages on which people change who can open a report, at a telephone's and a desk's width.</summary>
public sealed class WhoCanOpenPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Pages_are_whole(int width)
    {
        await using var site = await DeskSite.StartAsync();
        var seeds = site.Seeds;
        var officer = await site.AddOfficerAsync("zhiban", seeds.DutyDesk);
        var colleague = await site.AddOfficerAsync("tongshi", seeds.DutyDesk);
        await site.AddOfficerAsync("gang1", seeds.HarbourBureau);
        await site.AddOfficerAsync("gang2", seeds.HarbourBureau);
        var system = await site.AddOfficerAsync("xitong", seeds.FireBureau, StaffRoles.SystemAdministrator);
        var security = await site.AddOfficerAsync("anquan", seeds.FireBureau, StaffRoles.SecurityAdministrator);
        var filed = await seeds.FileAsync(new CaseSeed(seeds.DutyDesk) { Excluded = seeds.FireBureau }, officer, colleague);
        await seeds.OnDatabaseAsync(async db =>
        {
            (await db.StaffKeys.SingleAsync(k => k.Id == colleague.KeyId)).End();
            db.RouteProposals.Add(new RouteProposal(Industry.CityGas, "T90101", seeds.HarbourBureau, system.Id, new DateOnly(2026, 11, 24)));
            (await db.Departments.SingleAsync(d => d.Id == seeds.HarbourBureau)).ProposeDuty(system.Id);
            foreach (var what in Enum.GetValues<DepartmentEvent>())
            {
                var subject = what is DepartmentEvent.RouteChanged or DepartmentEvent.RouteProposed ? "CityGas/测试区" : "核查员乙";
                db.DepartmentChanges.Add(new DepartmentChange(Guid.NewGuid(), seeds.DutyDesk, new DateTime(2026, 11, 24, 1, (int)what, 0, DateTimeKind.Utc), what, subject, "安全管理员", "系统管理员"));
            }
        });
        await seeds.AddKeyAsync(colleague, new DateOnly(2026, 11, 24));
        await using var visitor = await chromium.VisitAsync(site.App.Address, width);
        await SignInAsync(officer);
        await CheckAsync("/desk/account", "desk-account");
        await CheckAsync("/desk/colleagues", "desk-colleagues");
        await visitor.GoAsync($"/desk/cases/{filed.Id}");
        await visitor.Page.ClickAsync("summary >> text=/^移交给同事$/");
        await visitor.Page.ClickAsync("summary >> text=/^转交$/");
        await LookAsync("desk-case-passon");
        await visitor.GoAsync("/desk/sign-out");
        await visitor.Page.ClickAsync("main button[type=submit]");

        await SignInAsync(security);
        await CheckAsync("/desk/system/assignments", "desk-assignments");
        await visitor.GoAsync("/desk/sign-out");
        await visitor.Page.ClickAsync("main button[type=submit]");
        await SignInAsync(system);
        await CheckAsync("/desk/system/routing", "desk-routing-waiting");
        Assert.Empty(visitor.Complaints);

        async Task SignInAsync(Officer who)
        {
            await visitor.GoAsync("/desk/sign-in");
            await visitor.Page.FillAsync("[name=UserName]", who.Member.UserName);
            await visitor.Page.FillAsync("[name=Password]", AccountSite.Password);
            await visitor.Page.ClickAsync("main button[type=submit]");
            await visitor.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        }

        async Task CheckAsync(string path, string name)
        {
            await visitor.GoAsync(path);
            await LookAsync(name);
        }

        async Task LookAsync(string name)
        {
            await visitor.ShootAsync($"{name}-{width}");
            await AxeChecks.FindNothingAsync(visitor);
            Assert.False(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), name);
        }
    }
}
