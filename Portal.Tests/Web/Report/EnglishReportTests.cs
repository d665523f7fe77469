using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Support;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Report;

/// <summary>A report in English from the first page to the last answer, without script; and the way from one language into the other.</summary>
public sealed class EnglishReportTests
{
    private static readonly Dictionary<string, string> What = new(ReporterBrowser.What)
    {
        ["Hazard"] = "t-exit", ["What"] = "Men clean the sewage tank without fresh air, and nobody watches them from above.", ["Since"] = "last month",
    };

    private static readonly Dictionary<string, string> Where = new()
    {
        ["District"] = "T90101", ["Township"] = "Shihe", ["Address"] = "18 Shili Road, north-west corner", ["Enterprise"] = "Shili Foods",
    };

    [Theory]
    [InlineData("/en")]
    [InlineData("/elder/en")]
    public async Task Report_in_english_is_answered_in_english_and_the_officer_sees_which_language_to_use(string prefix)
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        await site.TakeReportsAsync();
        var browser = new ReporterBrowser(site.App, site.App.Client()) { Path = prefix + "/report" };
        var check = await browser.ToCheckAsync(await browser.ToFilesAsync(What, Where));
        Assert.True(check.Says("Check it once more, then send"), check.Html);
        Assert.Contains("Factories and trade", check.Html, StringComparison.Ordinal);
        Assert.Contains("case officers of <span lang=\"zh-CN\">", check.Html, StringComparison.Ordinal);
        var sent = await browser.SendAsync(check);
        Assert.True(sent.Says("Receipt of your report"), sent.Html);
        Assert.Contains("24 November 2026", sent.Html, StringComparison.Ordinal);

        var text = await browser.PostAsync(sent, "text");
        Assert.Equal("report-receipt.txt", text.Response.Content.Headers.ContentDisposition?.FileNameStar ?? text.Response.Content.Headers.ContentDisposition?.FileName);
        Assert.Contains("Send it to nobody", text.Html, StringComparison.Ordinal);
        var picture = await browser.PostAsync(sent, "picture");
        Assert.Equal("image/png", picture.Response.Content.Headers.ContentType?.MediaType);

        var desk = await site.AsAsync(officer);
        var page = Regex.Match(await desk.GetStringAsync("/desk/cases"), "/desk/cases/[0-9a-f-]{36}").Value;
        var opened = await desk.GetStringAsync(page);
        Assert.Contains("请用英文答复", opened, StringComparison.Ordinal);
        Assert.Contains("<p lang=\"en\">Men clean the sewage tank", opened, StringComparison.Ordinal);
        await ActAsync("Accept", "We come this week. 本周去现场。");
        await ActAsync("WriteToReporter", "Does it happen every day?");

        var followed = await browser.FollowAsync(sent.Receipt);
        Assert.True(followed.Says("Your report has been taken up"), followed.Html);
        Assert.Contains("<p class=\"typed\" lang=\"zh-CN\">We come", followed.Html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"typed\">Does it happen", followed.Html, StringComparison.Ordinal);
        Assert.True((await browser.WriteAsync(followed, "")).Says("Write something or choose a file"));
        await ActAsync("Close", "The tank has fans now.");
        Assert.True((await browser.FollowAsync(sent.Receipt)).Says("The case is closed"));

        async Task ActAsync(string handler, string words)
        {
            using var done = await desk.PostFormAsync(page, $"{page}?handler={handler}", ("Text", words));
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }
    }

    [Fact]
    public async Task Form_changes_its_language_at_any_step_and_loses_nothing()
    {
        await using var app = await PortalApp.StartAsync();
        await TestCity.OfAsync(app);
        var chinese = new ReporterBrowser(app, app.Client());
        var english = new ReporterBrowser(app, app.Client()) { Path = "/en/report" };

        var second = await chinese.PostAsync(await chinese.GetAsync("/report"), "next");
        Assert.Contains("formaction=\"/en/report\"", second.Html, StringComparison.Ordinal);
        var turned = await english.PostAsync(second, "again", new Dictionary<string, string>(ReporterBrowser.What) { ["What"] = "half a sen" });
        Assert.True(turned.Says("half a sen"), turned.Html);
        Assert.True(turned.Says("What happened?"), turned.Html);
        Assert.False(turned.Says("Mistakes to correct"), turned.Html);
        Assert.True(second.Says("<title>错误："), second.Html);
        Assert.Contains("selected=\"selected\">Factories and trade", turned.Html, StringComparison.Ordinal);
        Assert.Contains("formaction=\"/report\"", turned.Html, StringComparison.Ordinal);

        // The question's age counts on through the change: it is answered in English, on the form that was opened in Chinese.
        app.Time.Advance(TimeSpan.FromSeconds(30));
        var where = await english.PostAsync(turned, "next", new Dictionary<string, string>(ReporterBrowser.What) { ["human_choice"] = HumanAnswers.RightChoice(turned.Html) });
        Assert.True(where.Says("Which district?"), where.Html);
        var files = await chinese.PostAsync(where, "again", ReporterBrowser.Where);
        Assert.True(files.Says("在哪个区县？"), files.Html);
        Assert.True(files.Says("示例路 18 号西北角"), files.Html);
    }

    [Fact]
    public async Task Receipt_and_follow_up_change_their_language_and_the_receipt_stays_the_same()
    {
        await using var app = await PortalApp.StartAsync();
        await TestCity.OfAsync(app);
        var chinese = new ReporterBrowser(app, app.Client());
        var english = new ReporterBrowser(app, app.Client()) { Path = "/en/report" };
        var sent = await chinese.SendAsync(await chinese.ToCheckAsync(await chinese.ToFilesAsync()));

        var turned = await english.PostAsync(sent, "again");
        Assert.True(turned.Says("Confirm that you have kept it"), turned.Html);
        Assert.Equal(sent.Receipt, turned.Receipt);
        var followed = await english.FollowAsync(sent.Receipt);
        Assert.True(followed.Says("Waiting to be taken up"), followed.Html);
        var back = await chinese.PostFieldsAsync("/report/follow-up", [new("handle", followed.Hidden("handle")), new("Text", "写到一半"), new("go", "again")]);
        Assert.True(back.Says("写到一半"), back.Html);
        Assert.True(back.Says("还没有消息"), back.Html);
    }

    [Fact]
    public async Task Saving_the_receipt_cannot_be_skipped()
    {
        await using var app = await PortalApp.StartAsync();
        await TestCity.OfAsync(app);
        foreach (var (prefix, kept, shown) in ((string, string, string)[])[("", "回执记好了", "确认你记下来了"), ("/en", "You have the receipt", "Confirm that you have kept it")])
        {
            var browser = new ReporterBrowser(app, app.Client()) { Path = prefix + "/report" };
            var check = await browser.ToCheckAsync(await browser.ToFilesAsync());
            var sent = await browser.SendAsync(check);

            // By the address: a new form, and no word of the receipt.
            var typed = await browser.GetAsync(prefix + "/report");
            Assert.False(typed.Says(kept) || typed.Html.Contains("class=\"key\"", StringComparison.Ordinal));

            // By the back button and sending again: another receipt, and the same question.
            var again = await browser.SendAsync(check);
            Assert.True(again.Says(shown), again.Html);
            Assert.NotEqual(sent.Receipt, again.Receipt);

            // By pressing on: empty, half, of the receipt that was replaced, and with buttons of other pages.
            foreach (var groups in ((string, string)[])[("", ""), (again.Receipt[4..8], ""), (sent.Receipt[4..8], sent.Receipt[16..20])])
            {
                var refused = await browser.PostAsync(again, "confirm", new Dictionary<string, string> { ["group2"] = groups.Item1, ["group5"] = groups.Item2 });
                Assert.True(refused.Says(shown) && !refused.Says(kept), refused.Html);
                Assert.Equal(again.Receipt, refused.Receipt);
            }

            foreach (var go in (string[])["next", "send", "again"])
            {
                Assert.False((await browser.PostAsync(again, go)).Says(kept));
            }

            var done = await browser.PostAsync(again, "confirm", new Dictionary<string, string> { ["group2"] = again.Receipt[4..8], ["group5"] = again.Receipt[16..20] });
            Assert.True(done.Says(kept), done.Html);
            Assert.Contains(prefix.Length > 0 ? "href=\"/report/follow-up\" lang=\"zh-CN\"" : "href=\"/en/report/follow-up\" lang=\"en\"", done.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_in_english_and_in_elder_mode_neither_set_nor_need_a_cookie()
    {
        await using var app = await PortalApp.StartAsync();
        await TestCity.OfAsync(app);
        foreach (var prefix in (string[])["/en", "/elder", "/elder/en"])
        {
            var browser = new ReporterBrowser(app, app.Client()) { Path = prefix + "/report" };
            var sent = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
            ReporterPage[] pages =
            [
                sent,
                await browser.PostAsync(sent, "again"),
                await browser.FollowAsync(sent.Receipt),
                await browser.FollowAsync("0000"),
                await browser.GetAsync(prefix + "/report/certificate"),
                await browser.GetAsync(prefix + "/privacy"),
                await browser.GetAsync(prefix + "/report/nowhere"),
                await browser.GetAsync(prefix + "/learn"),
                await browser.PostFieldsAsync(prefix + "/report", [new("go", "next")]),
            ];
            Assert.All(pages, page => Assert.False(page.Response.Headers.Contains("Set-Cookie")));
        }
    }
}
