using System.Net;
using global::Portal.Domain.Access;
using global::Portal.Domain.Calendar;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Mail;

public sealed class MailPagesTests
{
    [Fact]
    public async Task Officer_gives_an_address_twice_and_it_is_kept_sealed()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var desk = await site.AsAsync(officer);
        const string page = "/desk/account/mail";
        Assert.Contains("还没有设置发信", await desk.GetStringAsync(page), StringComparison.Ordinal);
        foreach (var (address, again, word) in new[] { ("jia(at)bureau.test", "jia(at)bureau.test", "写得不对"), ("jia@bureau.test", "jai@bureau.test", "两次写的地址不一样"), ("a@b.test\r\nBcc: c@d.test", "", "写得不对") })
        {
            using var refused = await desk.PostFormAsync(page, page, ("Address", address), ("Again", again));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(word, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var saved = await desk.PostFormAsync(page, page, ("Address", "jia@bureau.test"), ("Again", "jia@bureau.test"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("jia@bureau.test", await desk.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Empty(await site.App.FindOnDiskAsync("jia@bureau.test"));
        var row = await site.Seeds.ReadAsync(db => Task.FromResult(db.StaffMailboxes.Single()));
        var seal = site.App.Services.GetRequiredService<IMailboxSeal>();
        Assert.Equal("jia@bureau.test", seal.Open(officer.Id, row.SealedAddress));
        Assert.Null(seal.Open(Guid.NewGuid(), row.SealedAddress));

        using var ended = await desk.PostFormAsync(page, page, ("Address", ""), ("Again", ""));
        Assert.Empty(await site.Seeds.ReadAsync(db => Task.FromResult(db.StaffMailboxes.ToList())));
    }

    [Fact]
    public async Task System_administrator_reads_that_no_mail_is_sent()
    {
        await using var site = await DeskSite.StartAsync();
        var administrator = await site.AddOfficerAsync("系统管理员", site.Seeds.FireBureau, StaffRoles.SystemAdministrator);
        var html = await (await site.AsAsync(administrator)).GetStringAsync("/desk/system/mail");
        Assert.Contains("没有设置发信", html, StringComparison.Ordinal);
        Assert.Contains("09:00、15:00", html, StringComparison.Ordinal);
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(officer)).GetAsync("/desk/system/mail")).StatusCode);
    }

    [Theory]
    [InlineData("2026-11-24 08:30", true)]
    [InlineData("2026-11-24 17:29", true)]
    [InlineData("2026-11-24 17:30", false)]
    [InlineData("2026-11-24 08:29", false)]
    [InlineData("2026-11-28 12:00", false)]
    public void Office_hours_are_those_of_weekdays(string at, bool open) =>
        Assert.Equal(open, OfficeHours.Usual.Includes(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));
}
