using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Tests.Web.Intake;
using Portal.Web.Pages.Report;

namespace Portal.Tests.Web.Report.Uploads;

/// <summary>What an upload in parts is refused, how it dies, and what it leaves. On both databases and both stores of blobs.</summary>
public abstract class UploadRefusalTests(PortalFixture fixture)
{
    private UploadBench Bench => new(fixture.App);

    [Fact]
    public async Task Ticket_that_is_not_ours_or_of_another_draft_is_refused_in_words()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var ticket = (await bench.Parts.BeginAsync(page, 10)).Word("upload");
        var other = (await bench.Parts.BeginAsync(await bench.AtFilesAsync(), 10)).Word("upload");
        var mixed = other[..60] + ticket[60..];
        foreach (var wrong in (string[])["", "x", ticket[..^1] + (ticket[^1] == 'A' ? 'B' : 'A'), mixed, page.Hidden("ticket")])
        {
            foreach (var answer in (PartAnswer[])[
                await bench.Parts.PartAsync(wrong, 0, new byte[10]), await bench.Parts.StandingAsync(wrong), await bench.Parts.FinishAsync(wrong), await bench.Parts.StopAsync(wrong)])
            {
                Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
                Assert.Equal("UploadForged", answer.Code);
                Assert.Contains("没有收", answer.Title, StringComparison.Ordinal);
            }
        }

        Assert.Empty((await bench.Parts.StandingAsync(ticket)).Numbers("arrived"));
    }

    [Fact]
    public async Task Draft_without_a_passed_check_and_a_forged_or_old_form_begin_nothing()
    {
        var bench = Bench;
        await TestCity.OfAsync(bench.App);
        var first = await bench.Browser.GetAsync("/report");
        Assert.Equal("FileNotRead", (await bench.Parts.BeginAsync(first, 10)).Code);
        Assert.Equal(HttpStatusCode.Forbidden, (await bench.Parts.BeginAsync("ticket", new string('A', 120), 10)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await bench.Parts.BeginAsync("handle", new string('A', 64), 10)).Status);
        var page = await bench.AtFilesAsync();
        bench.App.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Gone, (await bench.Parts.BeginAsync(page, 10)).Status);
    }

    [Theory]
    [InlineData(0, 10, "UploadPartWrong")]
    [InlineData(2, 10, "UploadPartWrong")]
    [InlineData(-1, 10, "UploadPartWrong")]
    [InlineData(1, 1_048_577, "UploadPartWrong")]
    [InlineData(1, 951_423, "UploadPartWrong")]
    [InlineData(1, 951_424, "UploadPartDamaged")]
    public async Task Part_of_a_wrong_place_length_or_hash_is_refused_and_not_kept(int part, int length, string code)
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var ticket = (await bench.Parts.BeginAsync(page, 2_000_000)).Word("upload");
        var before = await bench.StoredAsync();
        var refused = await bench.Parts.PartAsync(ticket, part, new byte[length], digestOf: [1]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(code, refused.Code);
        Assert.Matches("\\p{IsCJKUnifiedIdeographs}", refused.Title);
        Assert.Empty((await bench.Parts.StandingAsync(ticket)).Numbers("arrived"));
        Assert.Equal(before, await bench.StoredAsync());
    }

    [Fact]
    public async Task Limits_count_what_was_only_begun()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        Assert.Equal("AttachmentTooLarge", (await bench.Parts.BeginAsync(page, (100L << 20) + 1)).Code);
        Assert.Equal("AttachmentEmpty", (await bench.Parts.BeginAsync(page, 0)).Code);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await bench.Parts.BeginAsync(page, 100L << 20)).Status);
        }

        Assert.Equal("ReportTooLarge", (await bench.Parts.BeginAsync(page, 1)).Code);
        page = await bench.AtFilesAsync();
        await bench.Browser.PostAsync(page, "upload", null, ("a.jpg", Markers.PhotoBytes()));
        var last = "";
        for (var i = 0; i < 9; i++)
        {
            last = (await bench.Parts.BeginAsync(page, 100)).Word("upload");
        }

        var eleventh = await bench.Parts.BeginAsync(page, 100);
        Assert.Equal((HttpStatusCode.Conflict, "最多 10 个文件，多的没有收"), (eleventh.Status, eleventh.Title));
        Assert.Equal(HttpStatusCode.NoContent, (await bench.Parts.StopAsync(last)).Status);
        Assert.Equal(HttpStatusCode.OK, (await bench.Parts.BeginAsync(page, 100)).Status);
    }

    [Fact]
    public async Task Upload_that_was_given_up_is_gone_with_its_parts()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var (stored, before) = (await bench.StoredAsync(), await bench.OnRecordAsync());
        var ticket = (await bench.Parts.BeginAsync(page, 10)).Word("upload");
        await bench.Parts.PartAsync(ticket, 0, new byte[10]);
        Assert.Single((await bench.StoredAsync()).Except(stored));
        await bench.Parts.StopAsync(ticket);
        await bench.Parts.StopAsync(ticket);
        Assert.Equal(stored, await bench.StoredAsync());
        Assert.Equal(before, await bench.OnRecordAsync());
        Assert.Equal("UploadEnded", (await bench.Parts.PartAsync(ticket, 0, new byte[10])).Code);
        Assert.Equal("UploadEnded", (await bench.Parts.FinishAsync(ticket)).Code);
        Assert.Equal(stored, await bench.StoredAsync());
    }

    [Fact]
    public async Task Page_without_script_shows_the_half_file_and_can_give_it_up()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var stored = await bench.StoredAsync();
        await bench.Parts.PartAsync((await bench.Parts.BeginAsync(page, 3_000_000)).Word("upload"), 0, new byte[PartSender.PartLength]);
        page = await bench.Browser.PostAsync(page, "upload");
        Assert.True(page.Says("已传 1.0 MB，共 2.9 MB。再选一次同一个文件"), page.Html);
        var stop = System.Text.RegularExpressions.Regex.Match(page.Html, "value=\"(stop:[^\"]+)\"").Groups[1].Value;
        page = await bench.Browser.PostAsync(page, stop);
        Assert.False(page.Says("再选一次同一个文件，就从"), page.Html);
        Assert.Equal(stored, await bench.StoredAsync());
    }

    [Fact]
    public async Task Dead_upload_is_swept_with_its_draft_and_an_old_one_opens_no_more()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var (stored, before) = (await bench.StoredAsync(), await bench.OnRecordAsync());
        var ticket = (await bench.Parts.BeginAsync(page, 2_000_000)).Word("upload");
        await bench.Parts.PartAsync(ticket, 0, new byte[PartSender.PartLength]);
        bench.App.Time.Advance(TimeSpan.FromMinutes(119));
        await bench.SweepAsync();
        Assert.Equal([0], (await bench.Parts.StandingAsync(ticket)).Numbers("arrived"));
        bench.App.Time.Advance(TimeSpan.FromMinutes(61));
        await bench.SweepAsync();
        Assert.Empty((await bench.StoredAsync()).Except(stored));
        Assert.Empty((await bench.OnRecordAsync()).Except(before));
        var late = await bench.Parts.PartAsync(ticket, 1, new byte[2_000_000 - PartSender.PartLength]);
        Assert.Equal((HttpStatusCode.Gone, "UploadEnded"), (late.Status, late.Code));
        Assert.Contains("再选一次这个文件", late.Title, StringComparison.Ordinal);
        bench.App.Time.Advance(TimeSpan.FromHours(4));
        Assert.Equal("UploadEnded", (await bench.Parts.StandingAsync(ticket)).Code);
    }

    [Fact]
    public async Task Slow_upload_keeps_its_draft_and_the_pages_ticket_alive()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var file = UploadBench.Film(4_000_000);
        var begun = await bench.Parts.BeginAsync(page, file.Length);
        var (ticket, form) = (begun.Word("upload"), page.Hidden("ticket"));
        foreach (var (n, body) in PartSender.Cut(file).Index())
        {
            bench.App.Time.Advance(TimeSpan.FromMinutes(55));
            await bench.SweepAsync();
            form = (await bench.Parts.PartAsync(ticket, n, body)).Word("ticket");
        }

        Assert.Equal(HttpStatusCode.OK, (await bench.Parts.FinishAsync(ticket)).Status);
        var next = await bench.Browser.PostAsync(page, "upload", new Dictionary<string, string> { ["ticket"] = form });
        Assert.True(next.Says("已收下 1 个"), next.Html);
    }

    [Fact]
    public async Task Parts_on_disk_are_ciphertext_and_no_log_says_a_word()
    {
        var bench = Bench;
        var markers = new Markers();
        var page = await bench.AtFilesAsync();
        var body = new byte[PartSender.PartLength];
        for (var i = 0; i + 100 < body.Length; i += 4096)
        {
            Encoding.UTF8.GetBytes(markers.Text).CopyTo(body, i);
        }

        var ticket = (await bench.Parts.BeginAsync(page, 2 * body.Length)).Word("upload");
        await bench.Parts.PartAsync(ticket, 0, body);
        Assert.Empty(await bench.App.FindOnDiskAsync(markers.Text, ticket, page.Hidden("ticket")));
        await bench.Parts.PartAsync(ticket, 1, body);
        await bench.Parts.FinishAsync(ticket, keep: true);
        Assert.Empty(await bench.App.FindOnDiskAsync(markers.Text, ticket, page.Hidden("ticket")));
        Assert.DoesNotContain("/report", bench.App.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_that_breaks_in_a_part_leaves_nothing_of_it_and_no_line_in_the_log()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var stored = await bench.StoredAsync();
        var ticket = (await bench.Parts.BeginAsync(page, 2_000_000)).Word("upload");
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(bench.App.Address.Host, bench.App.Address.Port);
            var head = $"POST /report/upload/part HTTP/1.1\r\nHost: {bench.App.Address.Authority}\r\nUpload-Ticket: {ticket}\r\nUpload-Part: 0\r\nContent-Length: {PartSender.PartLength}\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await socket.GetStream().WriteAsync(new byte[400_000]);
            socket.LingerState = new LingerOption(true, 0);
        }

        Assert.Equal(HttpStatusCode.OK, (await bench.Parts.PartAsync(ticket, 1, new byte[2_000_000 - PartSender.PartLength])).Status);
        Assert.Equal([1], (await bench.Parts.StandingAsync(ticket)).Numbers("arrived"));
        Assert.Single((await bench.StoredAsync()).Except(stored));
        Assert.DoesNotContain("A request failed", bench.App.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_has_the_headers_of_the_form()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var begun = await bench.Parts.BeginAsync(page, 7);
        var ticket = begun.Word("upload");
        foreach (var answer in (PartAnswer[])[
            begun, await bench.Parts.PartAsync(ticket, 0, new byte[7]), await bench.Parts.StandingAsync(ticket), await bench.Parts.FinishAsync(ticket), await bench.Parts.StopAsync(ticket),
            await bench.Parts.PartAsync("", 0, [])])
        {
            Assert.False(answer.Response.Headers.Contains("Set-Cookie"));
            Assert.False(answer.Response.Headers.Contains("Server"));
            Assert.True(answer.Response.Headers.CacheControl!.NoStore);
            Assert.StartsWith("default-src 'none'", answer.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("?", answer.Response.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        }
    }
}

public sealed class UploadRefusalOnSqliteTests(PortalOnSqlite fixture) : UploadRefusalTests(fixture), IClassFixture<PortalOnSqlite>
{
    [Fact]
    public async Task More_parts_at_once_than_the_machine_carries_are_asked_to_come_again()
    {
        await using var app = await PortalApp.StartAsync(new PortalAppOptions { Configure = builder => builder.Services.AddSingleton(new PartsInFlight(0)) });
        var bench = new UploadBench(app);
        var page = await bench.AtFilesAsync();
        var busy = await bench.Parts.PartAsync((await bench.Parts.BeginAsync(page, 10)).Word("upload"), 0, new byte[10]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.Status);
        Assert.NotNull(busy.Response.Headers.RetryAfter);
        Assert.True(busy.Json.GetProperty("again").GetBoolean());
        Assert.Contains("已传的不会丢", busy.Title, StringComparison.Ordinal);
    }
}

public sealed class UploadRefusalOnPostgresTests(PortalOnPostgresAndAzure fixture) : UploadRefusalTests(fixture), IClassFixture<PortalOnPostgresAndAzure>;
