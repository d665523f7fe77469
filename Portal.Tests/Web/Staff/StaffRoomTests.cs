using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Staff;

/// <summary>The staff room and the two logs as the three administrators see them, in a browser, on the sample city.</summary>
public sealed class StaffRoomTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Two_administrators_appoint_and_the_auditor_reads_it()
    {
        await using var app = await PortalApp.StartAsync(new PortalAppOptions { SampleData = true });
        await using (var security = await SignInAsync(app, "security"))
        {
            await security.GoAsync("/desk/staff");
            await LookAsync(security, "staff-list");
            await security.Page.FillAsync("#UserName", "xinlai");
            await security.Page.FillAsync("#DisplayName", "新来的");
            await security.Page.CheckAsync("input[name=Roles][value=Officer]");
            await security.Page.ClickAsync("form.mt button[type=submit]");
            await Assertions.Expect(security.Page.Locator("#DepartmentId-e")).ToBeVisibleAsync();
            await LookAsync(security, "staff-refused");
            await security.Page.SelectOptionAsync("#DepartmentId", new SelectOptionValue { Label = "示河区应急管理局" });
            await security.Page.ClickAsync("form.mt button[type=submit]");
            await Assertions.Expect(security.Page.Locator(".note.ok")).ToContainTextAsync("xinlai");
            await security.GoAsync("/desk/staff/person/shili1");
            await LookAsync(security, "staff-person");
            Assert.Equal(403, (await security.Page.GotoAsync("/desk/staff/confirm"))!.Status);
        }

        await using (var system = await SignInAsync(app, "system"))
        {
            await system.GoAsync("/desk/staff/confirm");
            await LookAsync(system, "staff-confirm");
            await system.Page.ClickAsync(".dmain form button[type=submit]");
            await Assertions.Expect(system.Page.Locator("section.card")).ToContainTextAsync("xinlai");
            await LookAsync(system, "staff-confirmed");
            await system.GoAsync("/desk/staff/confirm");
            await Assertions.Expect(system.Page.Locator("section.card")).ToHaveCountAsync(0);
            Assert.Equal(403, (await system.Page.GotoAsync("/desk/audit"))!.Status);
        }

        await using var auditor = await SignInAsync(app, "auditor");
        await auditor.GoAsync("/desk/audit?act=ConfirmAppointment");
        await Assertions.Expect(auditor.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await auditor.GoAsync("/desk/audit?results=Refused");
        await Assertions.Expect(auditor.Page.Locator("tbody")).ToContainTextAsync("提出任用");
        await auditor.GoAsync("/desk/audit");
        await auditor.Page.ClickAsync("form[action*=Verify] button");
        await Assertions.Expect(auditor.Page.Locator(".note.ok")).ToBeVisibleAsync();
        await LookAsync(auditor, "audit");
        await auditor.GoAsync("/desk/sign-ins?user=security");
        await Assertions.Expect(auditor.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await LookAsync(auditor, "sign-ins");

        var export = await auditor.Context.APIRequest.GetAsync("/desk/audit/export?act=ConfirmAppointment");
        var bytes = await export.BodyAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("attachment", export.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal(2, (await export.TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(200, (await auditor.Context.APIRequest.GetAsync("/desk/sign-ins/export")).Status);
        Assert.Equal(403, (await auditor.Context.APIRequest.GetAsync("/desk/staff")).Status);
    }

    private async Task<Visitor> SignInAsync(PortalApp app, string userName)
    {
        var visitor = await chromium.VisitAsync(app.Address);
        await visitor.GoAsync("/desk/sign-in");
        await visitor.Page.FillAsync("#UserName", userName);
        await visitor.Page.FillAsync("#Password", userName + "-yangben-mima");
        await visitor.Page.ClickAsync("form.sign button[type=submit]");
        return visitor;
    }

    /// <summary>At both widths: axe finds nothing, nothing leaves the screen sideways, and a picture is kept to look at.</summary>
    private static async Task LookAsync(Visitor visitor, string name)
    {
        foreach (var width in (int[])[390, 1440])
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            await AxeChecks.FindNothingAsync(visitor);
            Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than {width} px");
            await visitor.ShootAsync($"{name}-{width}");
        }
    }
}
