using Portal.Tests.Support;
using Portal.Tests.Web.Intake;

namespace Portal.Tests.Web.Report;

/// <summary>What a reporter meets in a follow-up: time that runs out, and the limit of a whole report's files.</summary>
public sealed class FollowUpTests
{
    [Fact]
    public async Task Message_written_too_long_comes_back_after_the_receipt_and_is_sent_once()
    {
        await using var app = await PortalApp.StartAsync();
        var (browser, receipt) = await FileAsync(app);
        var opened = await browser.FollowAsync(receipt);
        app.Time.Advance(TimeSpan.FromMinutes(16));
        var ended = await browser.WriteAsync(opened, "写了很久的一段话，还没有发出去。");
        Assert.True(ended.Says("已经退出了"), ended.Html);
        Assert.True(ended.Says("写了很久的一段话"), ended.Html);

        var again = await browser.PostFieldsAsync("/report/follow-up", [new("Receipt", receipt), new("Text", "写了很久的一段话，还没有发出去。")]);
        Assert.True(again.Says("还没有消息"), again.Html);
        Assert.True(again.Says("写了很久的一段话"), again.Html);
        var sent = await browser.WriteAsync(again, "写了很久的一段话，还没有发出去。");
        Assert.True(sent.Says("已经送到"), sent.Html);

        // The same answer again: its handle is spent, and nothing is written twice.
        Assert.True((await browser.WriteAsync(again, "写了很久的一段话，还没有发出去。")).Says("已经退出了"));
        var looked = await browser.FollowAsync(receipt);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(looked.Html, "写了很久的一段话"));
    }

    [Fact]
    public async Task Files_beyond_the_limit_of_a_report_are_refused_in_form_and_follow_up()
    {
        await using var app = await PortalApp.StartAsync(new PortalAppOptions
        {
            Settings = new Dictionary<string, string> { ["Portal:Intake:MaxReportBytes"] = "250000" },
        });
        await TestCity.OfAsync(app);
        var browser = new ReporterBrowser(app, app.Client());
        var files = await browser.ToFilesAsync();
        files = await browser.PostAsync(files, "upload", null, ("a.jpg", Markers.PhotoBytes()), ("b.jpg", Markers.PhotoBytes(2)));
        Assert.True(files.Says("已收下 1 个"), files.Html);
        Assert.True(files.Says("这个没有收"), files.Html);

        var sent = await browser.SendAsync(await browser.ToCheckAsync(files));
        var refused = await browser.WriteAsync(await browser.FollowAsync(sent.Receipt), "再补一张", ("c.jpg", Markers.PhotoBytes(2)));
        Assert.True(refused.Says("这个没有收"), refused.Html);
        Assert.True(refused.Says("再补一张"), refused.Html);
        Assert.False(refused.Says("附件 2.jpg"), refused.Html);
    }

    private static async Task<(ReporterBrowser Browser, string Receipt)> FileAsync(PortalApp app)
    {
        await TestCity.OfAsync(app);
        var browser = new ReporterBrowser(app, app.Client());
        var sent = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
        return (browser, sent.Receipt);
    }
}
