using global::Portal.Domain.Calendar;
using global::Portal.Web.Adapters.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Report;

/// <summary>What the mailbox of an ended report says about its end.</summary>
public sealed class MailboxEndTests(PortalOnSqlite fixture) : IClassFixture<PortalOnSqlite>
{
    [Fact]
    public async Task Mailbox_says_until_when_warns_for_fourteen_days_and_moves_the_end_after_a_message()
    {
        var app = fixture.App;
        await TestCity.OfAsync(app);
        var browser = new ReporterBrowser(app, app.Client());
        var sent = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
        Assert.False((await browser.FollowAsync(sent.Receipt)).Says("保存到"));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            Assert.False((await db.Reports.SingleAsync()).NotAccept(app.Time.Today(), 90).IsRefused);
            await db.SaveChangesAsync();
        }

        var first = await browser.FollowAsync(sent.Receipt);
        Assert.True(first.Says("保存到 2027 年 2 月 22 日"), first.Html);
        Assert.False(first.Says("这里会清空"), first.Html);
        app.Time.Advance(TimeSpan.FromDays(75));
        Assert.False((await browser.FollowAsync(sent.Receipt)).Says("这里会清空"));
        app.Time.Advance(TimeSpan.FromDays(1));
        var warned = await browser.FollowAsync(sent.Receipt);
        Assert.True(warned.Says("2027 年 2 月 22 日过后，这里会清空"), warned.Html);
        app.Time.Advance(TimeSpan.FromDays(4));
        var before = await browser.FollowAsync(sent.Receipt);
        var after = await browser.WriteAsync(before, "锁又装上了。");
        Assert.True(after.Says("2027 年 2 月 26 日过后，这里会清空"), after.Html);
    }
}
