using System.Net;
using System.Net.Sockets;
using System.Text;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Tests.Web.Cleaning;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Web.Report;

/// <summary>What a draft takes, what it refuses with a word at the field, and how it dies. On both databases.</summary>
public abstract class DraftLifeTests(PortalFixture fixture)
{
    private static readonly Dictionary<string, string> Named = new()
    {
        ["Named"] = "1", ["Name"] = "测试人", ["Contact"] = "13800000000", ["WantsReward"] = "",
    };

    private PortalApp App => fixture.App;

    [Fact]
    public async Task Eleventh_file_is_refused_and_the_ten_stay_however_many_come_at_once()
    {
        var (browser, files) = await AtFilesAsync();
        files = await browser.PostAsync(files, "upload", null, Pictures(14));
        Assert.Equal(HttpStatusCode.OK, files.Response.StatusCode);
        Assert.True(files.Says("已收下 10 个"), files.Html);
        Assert.True(files.Says("最多 10 个文件，多的没有收"), files.Html);
        Assert.Equal(ReporterBrowser.What["What"], files.HiddenFields["What"]);
        files = await browser.PostAsync(files, "upload", null, Pictures(1));
        Assert.True(files.Says("已收下 10 个"), files.Html);
    }

    [Fact]
    public async Task Message_of_the_follow_up_takes_ten_files_and_is_sent_only_whole()
    {
        var (browser, files) = await AtFilesAsync();
        var sent = await browser.SendAsync(await browser.ToCheckAsync(files));
        var refused = await browser.WriteAsync(await browser.FollowAsync(sent.Receipt), "十四张照片", Pictures(14));
        Assert.True(refused.Says("最多 10 个文件，多的没有收"), refused.Html);
        Assert.True(refused.Says("十四张照片"), refused.Html);
        var written = await browser.WriteAsync(await browser.FollowAsync(sent.Receipt), "十张照片", Pictures(10));
        Assert.True(written.Says("附件 10.jpg"), written.Html);
        Assert.False(written.Says("附件 11.jpg"));
    }

    [Fact]
    public async Task Check_page_says_of_each_file_what_was_taken_out()
    {
        var (browser, files) = await AtFilesAsync();
        files = await browser.PostAsync(files, "upload", null, ("a.jpg", Cleaned.Photo("phone-1.jpg")));
        var check = await browser.ToCheckAsync(files);
        Assert.Matches("附件 1\\.jpg</dt><dd>[^<]*拍摄位置", WebUtility.HtmlDecode(check.Html));
    }

    [Fact]
    public async Task Draft_dies_with_its_files_and_leaves_those_of_a_filed_report()
    {
        var (browser, files) = await AtFilesAsync();
        var before = await StoredAsync();
        await browser.SendAsync(await browser.ToCheckAsync(await browser.PostAsync(files, "upload", null, Pictures(1))));
        var filed = (await StoredAsync()).Except(before).Single();
        var (late, dying) = await AtFilesAsync();
        before = await StoredAsync();
        dying = await late.PostAsync(dying, "upload", null, Pictures(2));
        var unsent = (await StoredAsync()).Except(before).ToHashSet();
        Assert.Equal(2, unsent.Count);

        App.Time.Advance(TimeSpan.FromMinutes(119));
        await SweepAsync();
        Assert.Superset(unsent, await StoredAsync());
        // The hour of its death is rounded up, so that the row does not tell the minute of its birth.
        App.Time.Advance(TimeSpan.FromMinutes(61));
        await SweepAsync();

        var stored = await StoredAsync();
        Assert.Contains(filed, stored);
        Assert.DoesNotContain(stored, unsent.Contains);
        await using var scope = App.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<PortalDb>().Drafts.CountAsync());
        var after = await late.PostAsync(dying, "next");
        // A dead draft begins anew at the first step, with all that was typed.
        Assert.True(after.Says(ReporterBrowser.What["What"]), after.Html);
        Assert.Equal(ReporterBrowser.Where["Address"], after.HiddenFields["Address"]);
        Assert.True(after.Says("填的内容都在"), after.Html);
        Assert.False(after.Says("已收下 2 个"));
    }

    [Fact]
    public async Task Promise_and_its_limits_and_the_emergency_numbers_stand_before_the_first_field()
    {
        await TestCity.OfAsync(App);
        var page = WebUtility.HtmlDecode((await new ReporterBrowser(App, App.Client()).GetAsync("/report")).Html);
        var firstField = page.IndexOf("name=\"DangerNow\"", StringComparison.Ordinal);
        foreach (var words in (string[])["不存 IP、设备和准确时间", "单位网络或运营商能看到你来过本站", "服务器正被入侵时", "href=\"/privacy\""])
        {
            Assert.InRange(page.IndexOf(words, StringComparison.Ordinal), 1, firstField);
        }

        Assert.All((string[])["tel:119", "tel:120", "tel:12350"], number => Assert.Contains(number, page, StringComparison.Ordinal));
        Assert.DoesNotContain("绝对匿名", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_without_its_own_consent_is_refused_and_kept_on_the_page()
    {
        var (browser, files) = await AtFilesAsync();
        var refused = await browser.ToCheckAsync(files, Named);
        Assert.True(refused.Says("留姓名要单独同意；不同意就改选匿名"), refused.Html);
        Assert.True(refused.Says("测试人"), refused.Html);
        var check = await browser.PostAsync(refused, "next", new Dictionary<string, string>(Named) { ["IdentityConsent"] = "1" });
        Assert.True(check.Says("谁会收到"), check.Html);
    }

    [Fact]
    public async Task Body_of_more_than_a_whole_report_is_answered_413_with_the_headers()
    {
        await TestCity.OfAsync(App);
        using var socket = new TcpClient();
        await socket.ConnectAsync(App.Address.Host, App.Address.Port);
        var head = $"POST /report HTTP/1.1\r\nHost: {App.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {600L << 20}\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        using var reader = new StreamReader(socket.GetStream());
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        Assert.StartsWith("HTTP/1.1 413", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("Content-Security-Policy: default-src 'none'", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Cache-Control: no-store", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase) || l.StartsWith("Server", StringComparison.OrdinalIgnoreCase));
    }

    private static (string Name, byte[] Content)[] Pictures(int count) =>
        [.. Enumerable.Range(1, count).Select(number => ($"IMG_{number}.JPG", PictureFiles.Jpeg()))];

    private async Task<(ReporterBrowser Browser, ReporterPage Files)> AtFilesAsync()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        return (browser, await browser.ToFilesAsync());
    }

    private async Task SweepAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IntakeSweep>().RunAsync(CancellationToken.None);
    }

    private async Task<HashSet<string>> StoredAsync()
    {
        var names = new HashSet<string>();
        await foreach (var name in App.Services.GetRequiredService<IBlobStore>().ListAsync(CancellationToken.None))
        {
            names.Add(name.Value);
        }

        return names;
    }
}

public sealed class DraftLifeOnSqliteTests(PortalOnSqlite fixture) : DraftLifeTests(fixture), IClassFixture<PortalOnSqlite>;

public sealed class DraftLifeOnPostgresTests(PortalOnPostgres fixture) : DraftLifeTests(fixture), IClassFixture<PortalOnPostgres>;
