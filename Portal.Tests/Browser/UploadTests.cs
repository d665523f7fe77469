using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Tests.Web.Intake;
using Portal.Tests.Web.Report.Uploads;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Browser;

/// <summary>Check 25, uploading: a person sees what happens to each file, and a broken line costs nothing that had arrived.</summary>
public sealed partial class UploadTests(PortalOnSqlite fixture, Chromium chromium) : IClassFixture<PortalOnSqlite>, IClassFixture<Chromium>
{
    private UploadBench Bench => new(fixture.App);

    [Fact]
    public async Task Film_of_90_MB_goes_on_after_three_cuts_and_the_officer_gets_what_a_plain_sending_gives()
    {
        using var folder = new TempFolder();
        var film = UploadBench.Film(90 << 20);
        await File.WriteAllBytesAsync(folder.File("film.mp4"), film);
        await using var visitor = await AtFilesAsync(390);
        var page = visitor.Page;
        var parts = 0;
        await page.RouteAsync("**/report/upload/part", async route =>
        {
            switch (Interlocked.Increment(ref parts))
            {
                case 20:
                    await visitor.Context.SetOfflineAsync(true);
                    await route.AbortAsync("internetdisconnected");
                    break;
                case 45:
                    await route.AbortAsync("connectionreset");
                    break;
                // From here on nothing gets through until the page has been left and opened again.
                case >= 65 and < 1000:
                    await route.AbortAsync("connectionfailed");
                    break;
                default:
                    await route.ContinueAsync();
                    break;
            }
        });

        // First cut: the network is gone, and comes back.
        await page.Locator("#Files").SetInputFilesAsync(folder.File("film.mp4"));
        var row = page.Locator(".files > li").First;
        await Assertions.Expect(row).ToContainTextAsync(new Regex(@"网断了，正在等网络恢复。已传 1\d\.\d\sMB，共 90\.0\sMB，已传的不会丢"), new() { Timeout = 60_000 });
        await visitor.ShootAsync("upload-390-offline");
        await AxeChecks.FindNothingAsync(visitor);
        await visitor.Context.SetOfflineAsync(false);

        // Second cut: one connection breaks; the script tries again by itself. Third cut: the page itself is left and opened again.
        await Assertions.Expect(row).ToContainTextAsync(new Regex(@"网断了，正在等网络恢复。已传 6\d\.\d\sMB，共 90\.0\sMB"), new() { Timeout = 60_000 });
        await page.Locator("button[value=back]").ClickAsync();
        await page.Locator("button[value=next]:not(.hide)").ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync(new Regex(@"有一个文件没传完.*已传 6\d\.\d\sMB，共 90\.0\sMB。再选一次同一个文件", RegexOptions.Singleline));
        await visitor.ShootAsync("upload-390-half");
        await AxeChecks.FindNothingAsync(visitor);
        Interlocked.Exchange(ref parts, 1000);
        await page.Locator("#Files").SetInputFilesAsync(folder.File("film.mp4"));

        // The ordinary button waits for the film and then goes on by itself.
        await page.Locator("button[value=next]:not(.hide)").ClickAsync();
        await Assertions.Expect(page.Locator("input[name=Named]").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.InRange(Volatile.Read(ref parts), 1020, 1035);
        await page.Locator("button[value=next]:not(.hide)").ClickAsync();
        await page.GetByText("我写的是我看到或有根据相信的事").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发送举报" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "举报回执" })).ToBeVisibleAsync();

        var bench = Bench;
        var plain = await bench.Browser.PostAsync(await bench.AtFilesAsync(), "upload", null, ("film.mp4", film));
        var expected = await bench.OpenAsync((await bench.FilesAsync(plain)).Single());
        var got = await bench.OpenAsync(await FileOfOfficerAsync());
        Assert.True(expected.AsSpan().SequenceEqual(got));
        Assert.Empty(visitor.ForeignRequests);
        Assert.DoesNotContain(visitor.Requests, url => url.Contains("film", StringComparison.OrdinalIgnoreCase) || url.Contains('?', StringComparison.Ordinal) && url.Contains("upload/", StringComparison.Ordinal));
        Assert.Equal("0,0", await page.EvaluateAsync<string>("() => localStorage.length + ',' + sessionStorage.length"));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Ten_files_in_a_row_each_have_a_row_that_ends_as_the_servers_own(int width)
    {
        using var folder = new TempFolder();
        await using var visitor = await AtFilesAsync(width);
        var page = visitor.Page;
        var photos = Enumerable.Range(1, 9).Select(i => folder.File($"IMG_{i}.jpg")).ToArray();
        foreach (var path in photos)
        {
            await File.WriteAllBytesAsync(path, Markers.PhotoBytes());
        }

        var odd = folder.File("odd.xyz");
        await File.WriteAllBytesAsync(odd, UploadBench.Noise(2_000_000));
        await page.Locator("#Files").SetInputFilesAsync([.. photos, odd]);
        await Assertions.Expect(page.GetByText("已收下 9 个")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var asked = page.Locator(".files > li").Nth(9);
        await Assertions.Expect(asked).ToContainTextAsync("按「原样交上去」");
        await visitor.ShootAsync($"upload-{width}-ten");
        await AxeChecks.FindNothingAsync(visitor);
        await page.Locator("button[value=next]:not(.hide)").ClickAsync();
        await Assertions.Expect(page.Locator("[data-note]")).ToContainTextAsync("有 1 个文件没传完");
        await asked.GetByRole(AriaRole.Button, new() { Name = "原样交上去" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已收下 10 个")).ToBeVisibleAsync();
        await Assertions.Expect(asked).ToContainTextAsync("原件照收，没有清理");
        await Assertions.Expect(page.Locator("[data-note]")).ToBeHiddenAsync();
        await visitor.ShootAsync($"upload-{width}-done");
        await AxeChecks.FindNothingAsync(visitor);

        // One more is refused at its own row; the rest is not touched.
        await page.Locator("#Files").SetInputFilesAsync(photos[0]);
        var eleventh = page.Locator(".files > li").Nth(10);
        await Assertions.Expect(eleventh).ToContainTextAsync("最多 10 个文件，多的没有收");
        await visitor.ShootAsync($"upload-{width}-eleventh");
        await AxeChecks.FindNothingAsync(visitor);
        await eleventh.GetByRole(AriaRole.Button, new() { Name = "拿掉这一行" }).ClickAsync();
        var told = (await page.Locator(".files > li").AllInnerTextsAsync()).Select(OfTheServer).ToArray();
        Assert.Equal(10, told.Length);

        // The server's own list says the same of each, and removing works as ever.
        await page.Locator(".files > li").Nth(9).GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已收下 9 个")).ToBeVisibleAsync();
        Assert.Equal(told[..9], (await page.Locator(".files > li").AllInnerTextsAsync()).Select(OfTheServer));
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("status of 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pause_and_going_on_and_giving_up_work_by_keyboard()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("film.mp4"), UploadBench.Film(6 << 20));
        await using var visitor = await AtFilesAsync(1440);
        var page = visitor.Page;
        await page.RouteAsync("**/report/upload/part", route => Task.CompletedTask);
        await page.Locator("#Files").SetInputFilesAsync(folder.File("film.mp4"));
        var row = page.Locator(".files > li").First;
        await Assertions.Expect(row).ToContainTextAsync(new Regex(@"已传 \d\.\d\sMB，共 6\.0\sMB"));
        var pause = row.GetByRole(AriaRole.Button).First;
        await pause.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row).ToContainTextAsync("暂停了。已传 0.0 MB，共 6.0 MB，已传的不会丢");
        await AxeChecks.FindNothingAsync(visitor);
        await page.UnrouteAllAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("已收下 1 个")).ToBeVisibleAsync();
        await Assertions.Expect(row).ToContainTextAsync("你选的「film.mp4」，名字没有传出去");

        await page.RouteAsync("**/report/upload/part", route => Task.CompletedTask);
        await page.Locator("#Files").SetInputFilesAsync(folder.File("film.mp4"));
        await Assertions.Expect(page.Locator(".files > li")).ToHaveCountAsync(2);
        await page.Locator(".files > li").Nth(1).GetByRole(AriaRole.Button, new() { Name = "放弃" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".files > li")).ToHaveCountAsync(1);
        Assert.Equal("Files", await page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task In_the_follow_up_files_come_first_and_go_with_the_message()
    {
        var bench = Bench;
        var sent = await bench.Browser.SendAsync(await bench.Browser.ToCheckAsync(await bench.AtFilesAsync()));
        await using var visitor = await chromium.VisitAsync(fixture.App.Address, 390);
        var page = visitor.Page;
        await visitor.GoAsync("/report/follow-up");
        await page.GetByLabel("你的回执").FillAsync(sent.Receipt);
        await page.GetByRole(AriaRole.Button, new() { Name = "查进度" }).ClickAsync();
        await page.Locator("#Files").SetInputFilesAsync(Path.Combine(Repository.Folder("Portal.Tests"), "Vectors", "photos", "phone-1.jpg"));
        await Assertions.Expect(page.GetByText("这次的附件 1.jpg").First).ToBeVisibleAsync();
        await visitor.ShootAsync("upload-390-follow-up");
        await AxeChecks.FindNothingAsync(visitor);
        await page.GetByLabel("给承办人员写几句").FillAsync("补一张照片。");
        await page.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已经送到。")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("附件 1.jpg")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("这次的附件")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public void Intake_scripts_beside_the_solver_weigh_at_most_15_KB_and_hold_no_words()
    {
        var scripts = ((string[])["report.js", "report-upload.js"]).Select(name => File.ReadAllText(Path.Combine(Repository.Folder("Portal.Web", "wwwroot", "js"), name))).ToArray();
        Assert.InRange(scripts.Sum(System.Text.Encoding.UTF8.GetByteCount), 1, 15 << 10);
        Assert.All(scripts, script => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", script));
    }

    /// <summary>A row's words without the one line that only this browser knows: what the sender called the file.</summary>
    private static string OfTheServer(string row) => Spaces().Replace(Regex.Replace(row, "你选的「[^」]*」，名字没有传出去", ""), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private async Task<Visitor> AtFilesAsync(int width)
    {
        await TestCity.OfAsync(fixture.App);
        var visitor = await chromium.VisitAsync(fixture.App.Address, width);
        var page = visitor.Page;
        await visitor.GoAsync("/report");
        await page.GetByLabel("属于哪个行业？").SelectOptionAsync("工贸");
        await page.GetByText("有限空间", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByLabel("发生了什么？").FillAsync("污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。");
        await page.Locator("button[value=next]:not(.hide)").ClickAsync();
        await page.GetByText("测试区", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByLabel("地址，或怎么找到").FillAsync("示例路 18 号厂区西北角");
        await page.Locator("button[value=next]:not(.hide)").ClickAsync();
        await Assertions.Expect(page.Locator("#Files")).ToBeVisibleAsync();
        return visitor;
    }

    /// <summary>The one file of the one report, opened from the database with an officer's key.</summary>
    private async Task<StoredAttachment> FileOfOfficerAsync()
    {
        var city = await TestCity.OfAsync(fixture.App);
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var sealer = scope.ServiceProvider.GetRequiredService<IReportSealer>();
        var officer = city.BureauOfficers[0];
        using var key = sealer.Unlock(officer.PrivateKey);
        foreach (var report in await db.Reports.AsNoTracking().ToListAsync())
        {
            var wrap = await db.ReportWraps.AsNoTracking().SingleAsync(w => w.ReportId == report.Id && w.KeyId == officer.KeyId);
            var keys = sealer.OpenWith(key, Seals.Wrap(wrap), wrap.SealedKeys);
            if (sealer.OpenJson<ReportContent>(keys.AsSpan(0, 32), Seals.Content(report.Id), report.SealedContent).Files is [var file])
            {
                return file;
            }
        }

        throw new InvalidOperationException("No report holds one file.");
    }
}
