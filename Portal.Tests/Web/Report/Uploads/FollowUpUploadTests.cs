using System.Net;
using Portal.Tests.Support;
using Portal.Tests.Web.Intake;

namespace Portal.Tests.Web.Report.Uploads;

/// <summary>Files that come before the message they go with: they wait, go with it, and die with the follow-up. On both databases and both stores.</summary>
public abstract class FollowUpUploadTests(PortalFixture fixture)
{
    private UploadBench Bench => new(fixture.App);

    [Fact]
    public async Task Files_wait_through_a_fresh_look_and_go_with_the_message()
    {
        var bench = Bench;
        var (page, receipt) = await FollowAsync(bench);
        Assert.Equal("这次的附件 1.jpg", (await bench.Parts.WholeAsync(page, Markers.PhotoBytes())).Json.GetProperty("file").GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.OK, (await bench.Parts.WholeAsync(page, UploadBench.Film(1_500_000))).Status);

        page = await GoAsync(bench, page, "look");
        Assert.True(page.Says("这次的附件 1.jpg"), page.Html);
        Assert.True(page.Says("这次的附件 2.mp4"), page.Html);
        Assert.True(page.Says("没按「发送」，就不会交出去"), page.Html);
        Assert.True(page.Says("还没有消息"), page.Html);

        var remove = System.Text.RegularExpressions.Regex.Matches(page.Html, "value=\"(remove:[^\"]+)\"")[0].Groups[1].Value;
        page = await GoAsync(bench, page, remove);
        Assert.False(page.Says("这次的附件 2.mp4"), page.Html);

        // A message may be nothing but files.
        page = await GoAsync(bench, page, "send");
        Assert.True(page.Says("已经送到"), page.Html);
        Assert.True(page.Says("附件 1.mp4"), page.Html);
        Assert.False(page.Says("这次的附件"), page.Html);

        var stored = await bench.StoredAsync();
        bench.App.Time.Advance(TimeSpan.FromHours(3));
        await bench.SweepAsync();
        Assert.Equal(stored, await bench.StoredAsync());
        Assert.True((await bench.Browser.FollowAsync(receipt)).Says("附件 1.mp4"));
    }

    [Fact]
    public async Task Half_a_file_goes_on_after_a_fresh_look_with_the_ticket_of_the_new_page()
    {
        var bench = Bench;
        var (page, _) = await FollowAsync(bench);
        var file = UploadBench.Film(2_000_000);
        var old = (await bench.Parts.BeginAsync(page, file.Length)).Word("upload");
        await bench.Parts.PartAsync(old, 0, PartSender.Cut(file)[0]);
        page = await GoAsync(bench, page, "look");
        Assert.Equal("FollowUpEnded", (await bench.Parts.PartAsync(old, 1, PartSender.Cut(file)[1])).Code);
        var ticket = System.Text.RegularExpressions.Regex.Match(page.Html, "data-half=\"([^\"]+)\"").Groups[1].Value;
        var stands = await bench.Parts.StandingAsync(ticket);
        Assert.Equal([0], stands.Numbers("arrived"));
        Assert.Equal(
            Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(PartSender.Cut(file)[0])), stands.Json.GetProperty("marks").GetProperty("0").GetString());
        await bench.Parts.PartAsync(ticket, 1, PartSender.Cut(file)[1]);
        Assert.Equal(HttpStatusCode.OK, (await bench.Parts.FinishAsync(ticket)).Status);
        Assert.True((await GoAsync(bench, page, "send")).Says("附件 1.mp4"));
    }

    [Fact]
    public async Task Parts_keep_the_follow_up_open_and_what_nobody_sent_is_swept_with_it()
    {
        var bench = Bench;
        var before = await bench.OnRecordAsync();
        var (page, _) = await FollowAsync(bench);
        var file = UploadBench.Film(3_000_000);
        var ticket = (await bench.Parts.BeginAsync(page, file.Length)).Word("upload");
        foreach (var (n, body) in PartSender.Cut(file).Index())
        {
            bench.App.Time.Advance(TimeSpan.FromMinutes(14));
            await bench.SweepAsync();
            Assert.Equal(HttpStatusCode.OK, (await bench.Parts.PartAsync(ticket, n, body)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await bench.Parts.FinishAsync(ticket)).Status);
        await bench.Parts.PartAsync((await bench.Parts.BeginAsync(page, 9)).Word("upload"), 0, new byte[9]);
        bench.App.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("FollowUpEnded", (await bench.Parts.FinishAsync(ticket)).Code);
        bench.App.Time.Advance(TimeSpan.FromHours(1));
        await bench.SweepAsync();
        Assert.Equal(before, await bench.OnRecordAsync());
    }

    [Fact]
    public async Task Leaving_takes_what_waited_with_it()
    {
        var bench = Bench;
        var (stored, before) = (await bench.StoredAsync(), await bench.OnRecordAsync());
        var (page, _) = await FollowAsync(bench);
        await bench.Parts.WholeAsync(page, Markers.PhotoBytes());
        Assert.True((await GoAsync(bench, page, "leave")).Says("已经退出"));
        Assert.Equal("FollowUpEnded", (await bench.Parts.BeginAsync(page, 5)).Code);
        await bench.SweepAsync();
        Assert.Equal(before, await bench.OnRecordAsync());
        Assert.Equal(stored, await bench.StoredAsync());
    }

    [Fact]
    public async Task Message_takes_ten_files_however_they_came()
    {
        var bench = Bench;
        var (page, _) = await FollowAsync(bench);
        for (var i = 0; i < 3; i++)
        {
            await bench.Parts.WholeAsync(page, Markers.PhotoBytes());
        }

        var many = Enumerable.Range(0, 8).Select(i => ($"{i}.jpg", Markers.PhotoBytes())).ToArray();
        page = await bench.Browser.PostFieldsAsync("/report/follow-up", [new("handle", page.Hidden("handle")), new("Text", "十一张"), new("go", "send")], many);
        Assert.True(page.Says("最多 10 个文件，多的没有收"), page.Html);
        Assert.True(page.Says("这次的附件 3.jpg"), page.Html);
        page = await bench.Browser.PostFieldsAsync("/report/follow-up", [new("handle", page.Hidden("handle")), new("Text", "十张"), new("go", "send")], many[..7]);
        Assert.True(page.Says("附件 10.jpg"), page.Html);
    }

    private static async Task<(ReporterPage Page, string Receipt)> FollowAsync(UploadBench bench)
    {
        var sent = await bench.Browser.SendAsync(await bench.Browser.ToCheckAsync(await bench.AtFilesAsync()));
        return (await bench.Browser.FollowAsync(sent.Receipt), sent.Receipt);
    }

    private static Task<ReporterPage> GoAsync(UploadBench bench, ReporterPage page, string go) =>
        bench.Browser.PostFieldsAsync("/report/follow-up", [new("handle", page.Hidden("handle")), new("Text", ""), new("go", go)]);
}

public sealed class FollowUpUploadOnSqliteTests(PortalOnSqlite fixture) : FollowUpUploadTests(fixture), IClassFixture<PortalOnSqlite>;

public sealed class FollowUpUploadOnPostgresTests(PortalOnPostgresAndAzure fixture) : FollowUpUploadTests(fixture), IClassFixture<PortalOnPostgresAndAzure>;
