using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Web.Report;

/// <summary>The whole way of a report without script and without cookies: filed, receipt, followed up. On both databases.</summary>
public abstract class FilingTests(PortalFixture fixture)
{
    private PortalApp App => fixture.App;

    private static byte[] Photo(int number) => File.ReadAllBytes(Path.Combine(Repository.Folder("Portal.Tests"), "Vectors", "photos", number == 3 ? "phone-3.heic" : $"phone-{number}.jpg"));

    [Fact]
    public async Task Report_with_photos_is_filed_and_followed_up_without_script_or_cookie()
    {
        var city = await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var files = await browser.ToFilesAsync();
        Assert.True(files.Says("照片和文件"), files.Html);

        files = await browser.PostAsync(files, "upload", null, ("IMG_0001.JPG", Photo(1)), ("IMG_0002.JPG", Photo(2)), ("IMG_0003.HEIC", Photo(3)));
        Assert.True(files.Says("已收下 3 个"), files.Html);
        Assert.True(files.Says("拍摄位置"), files.Html);
        Assert.False(files.Says("IMG_0001"));

        var check = await browser.ToCheckAsync(files);
        Assert.True(check.Says(city.Bureau.Name), check.Html);
        var sent = await browser.SendAsync(check);
        Assert.True(sent.Says("举报回执"), sent.Html);
        Assert.Equal(24, sent.Receipt.Length);

        var kept = await browser.PostAsync(sent, "confirm", new Dictionary<string, string> { ["group2"] = sent.Receipt[4..8].ToLowerInvariant(), ["group5"] = sent.Receipt[16..20] });
        Assert.True(kept.Says("回执记好了"), kept.Html);

        var followed = await browser.FollowAsync(sent.Receipt);
        Assert.True(followed.Says("等待受理"), followed.Html);
        var written = await browser.WriteAsync(followed, "补一张照片，周三上午拍的。", ("late.jpg", Photo(1)));
        Assert.True(written.Says("补一张照片"), written.Html);
        Assert.True(written.Says("附件 4.jpg"), written.Html);
    }

    [Fact]
    public async Task Receipt_is_kept_as_text_and_picture_and_its_certificate_can_be_checked()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var sent = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
        var text = await browser.PostAsync(sent, "text");
        Assert.Equal("attachment", text.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains(string.Join(' ', sent.Receipt.Chunk(4).Select(c => new string(c))), text.Html, StringComparison.Ordinal);
        var picture = await browser.PostAsync(sent, "picture");
        Assert.Equal("image/png", picture.Response.Content.Headers.ContentType!.MediaType);

        string After(string label) => text.Html.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..];
        var certificate = new Dictionary<string, string>
        {
            ["Number"] = After("凭证号："), ["Day"] = After("收件日："), ["Fingerprint"] = After("内容指纹（SHA-256）："), ["Signature"] = After("本站签名（Ed25519）："),
        };
        Assert.True((await browser.PostFieldsAsync("/report/certificate", certificate)).Says("是本站出的凭证"));
        certificate["Day"] = "2026-11-23";
        Assert.True((await browser.PostFieldsAsync("/report/certificate", certificate)).Says("不是本站出的凭证"));
        certificate["Day"] = "昨天";
        Assert.True((await browser.PostFieldsAsync("/report/certificate", certificate)).Says("日期写成 2026-11-24 这样"));
    }

    [Fact]
    public async Task Answers_to_right_and_wrong_receipts_have_the_same_size_and_a_mistyped_one_is_named()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var sent = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
        var right = await browser.FollowAsync(sent.Receipt);
        var wrong = await browser.FollowAsync(Receipt.Create().Characters);
        Assert.True(right.Says("等待受理"));
        Assert.True(wrong.Says("没有对应的举报"));
        Assert.Equal(right.Response.Content.Headers.ContentLength, wrong.Response.Content.Headers.ContentLength);

        var swapped = sent.Receipt[1] == sent.Receipt[0] ? sent.Receipt[..22] + "00" : $"{sent.Receipt[1]}{sent.Receipt[0]}{sent.Receipt[2..]}";
        Assert.True((await browser.FollowAsync(swapped)).Says("抄错了"));
    }

    [Fact]
    public async Task Sending_twice_makes_one_report_and_a_fresh_receipt_that_replaces_the_first()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var check = await browser.ToCheckAsync(await browser.ToFilesAsync());
        var before = await CountAsync();
        var first = await browser.SendAsync(check);
        var second = await browser.SendAsync(check);

        Assert.Equal(before + 1, await CountAsync());
        Assert.NotEqual(first.Receipt, second.Receipt);
        Assert.True((await browser.FollowAsync(first.Receipt)).Says("没有对应的举报"));
        Assert.True((await browser.FollowAsync(second.Receipt)).Says("等待受理"));

        var typed = new Dictionary<string, string> { ["group2"] = second.Receipt[4..8], ["group5"] = second.Receipt[16..20] };
        await browser.PostAsync(second, "confirm", typed);
        var third = await browser.SendAsync(check);
        Assert.True(third.Says("回执也确认过了"), third.Html);
        Assert.True((await browser.FollowAsync(second.Receipt)).Says("等待受理"));
    }

    [Fact]
    public async Task Receipt_that_was_written_down_counts_even_if_another_window_replaced_it()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var check = await browser.ToCheckAsync(await browser.ToFilesAsync());
        var first = await browser.SendAsync(check);
        var second = await browser.SendAsync(check);
        var kept = await browser.PostAsync(first, "confirm", new Dictionary<string, string> { ["group2"] = first.Receipt[4..8], ["group5"] = first.Receipt[16..20] });
        Assert.True(kept.Says("回执记好了"), kept.Html);
        Assert.True((await browser.FollowAsync(first.Receipt)).Says("等待受理"));
        Assert.True((await browser.FollowAsync(second.Receipt)).Says("没有对应的举报"));

        var late = await browser.PostAsync(second, "confirm", new Dictionary<string, string> { ["group2"] = second.Receipt[4..8], ["group5"] = second.Receipt[16..20] });
        Assert.False(late.Says("回执记好了"), late.Html);
        Assert.True((await browser.FollowAsync(first.Receipt)).Says("等待受理"));
    }

    [Fact]
    public async Task Concurrent_sending_makes_one_report()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var check = await browser.ToCheckAsync(await browser.ToFilesAsync());
        var before = await CountAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => browser.SendAsync(check)));

        Assert.Equal(before + 1, await CountAsync());
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Response.StatusCode));
        var open = 0;
        foreach (var answer in answers)
        {
            open += (await browser.FollowAsync(answer.Receipt)).Says("等待受理") ? 1 : 0;
        }

        Assert.Equal(1, open);
    }

    [Fact]
    public async Task Mistakes_are_named_at_their_fields_and_nothing_typed_or_uploaded_is_lost()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var first = await browser.GetAsync("/report");
        App.Time.Advance(TimeSpan.FromSeconds(30));
        var wrong = new Dictionary<string, string>(ReporterBrowser.What)
        {
            ["Industry"] = "", ["What"] = "下水池没通风", ["Since"] = "2030-12-01", ["human_choice"] = HumanAnswers.RightChoice(first.Html),
        };
        var answer = await browser.PostAsync(first, "next", wrong);
        Assert.True(answer.Says("有 3 处要改"), answer.Html);
        Assert.True(answer.Says("现在 6 个字，至少 15 个字"), answer.Html);
        Assert.Contains("下水池没通风", answer.Html, StringComparison.Ordinal);
        Assert.Contains("2030-12-01", answer.Html, StringComparison.Ordinal);
        // Passed once, asked never again for this draft.
        Assert.DoesNotContain("human_choice", answer.Html, StringComparison.Ordinal);

        var where = await browser.PostAsync(answer, "next", ReporterBrowser.What);
        var files = await browser.PostAsync(where, "next", ReporterBrowser.Where);
        files = await browser.PostAsync(files, "upload", null, ("a.jpg", Photo(1)), ("b.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
        Assert.True(files.Says("已收下 1 个"), files.Html);
        Assert.True(files.Says("文件打不开"), files.Html);

        App.Time.Advance(TimeSpan.FromMinutes(61));
        var late = await browser.PostAsync(files, "next");
        Assert.True(late.Says("页面放得太久"), late.Html);
        Assert.True(late.Says("已收下 1 个"), late.Html);
        Assert.Equal(ReporterBrowser.What["What"], late.HiddenFields["What"]);
    }

    [Fact]
    public async Task Without_ticket_or_human_check_no_file_is_read()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var first = await browser.GetAsync("/report");
        var unpassed = await browser.PostAsync(first, "upload", null, ("a.jpg", Photo(1)));
        Assert.False(unpassed.Says("已收下"), unpassed.Html);
        var forged = await browser.PostFieldsAsync("/report", [new("ticket", new string('A', 120)), new("step", "Files"), new("go", "upload")], ("a.jpg", Photo(1)));
        Assert.True(forged.Says("不是从本站打开的"), forged.Html);
        await using var scope = App.Services.CreateAsyncScope();
        var tickets = scope.ServiceProvider.GetRequiredService<DraftTickets>();
        Assert.Equal(TicketState.Valid, tickets.Read(unpassed.Hidden("ticket"), out var ticket));
        var drafts = await scope.ServiceProvider.GetRequiredService<Drafts>().ReadAsync(ticket!, TestContext.Current.CancellationToken);
        Assert.Empty(drafts.Files);
    }

    private async Task<int> CountAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Reports.CountAsync();
    }
}

public sealed class FilingOnSqliteTests(PortalOnSqlite fixture) : FilingTests(fixture), IClassFixture<PortalOnSqlite>;

public sealed class FilingOnPostgresTests(PortalOnPostgres fixture) : FilingTests(fixture), IClassFixture<PortalOnPostgres>;
