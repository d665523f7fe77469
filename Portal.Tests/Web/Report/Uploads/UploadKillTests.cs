using System.Net;
using Portal.Tests.Support;
using Portal.Tests.Web.Intake;

namespace Portal.Tests.Web.Report.Uploads;

/// <summary>
/// Check 2 for parts: the site is killed (SIGKILL) while parts come in and between the last part and the finishing. What was acknowledged is there
/// afterwards, nothing of it is plain, and the upload goes on.
/// </summary>
public sealed class UploadKillTests
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Portal:Intake:AnswerGridMilliseconds"] = "0",
        ["Portal:SampleReports"] = "false",
        ["Portal:SampleContent"] = "false",
        ["Portal:Passwords:StaffMemoryKiB"] = "8192",
        ["Portal:Passwords:StaffPasses"] = "1",
        ["Portal:Passwords:LearnerMemoryKiB"] = "8192",
        ["Portal:Passwords:LearnerPasses"] = "1",
    };

    private static readonly Dictionary<string, string> Where = new(ReporterBrowser.Where) { ["District"] = "000001" };

    [Fact]
    public async Task Killed_among_the_parts_keeps_what_was_acknowledged_and_no_plain_byte_and_goes_on()
    {
        using var folder = new TempFolder();
        var markers = new Markers();
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        var file = UploadBench.Noise(7_300_000);
        for (var i = 1000; i + 100 < file.Length; i += 4096)
        {
            System.Text.Encoding.UTF8.GetBytes(markers.Text).CopyTo(file, i);
        }

        var cut = PartSender.Cut(file);
        ReporterPage page;
        string ticket;
        await using (var site = await PortalProcess.StartAsync(data, settings: Settings))
        {
            using var client = site.Client();
            page = await new ReporterBrowser(client, HumanAnswers.Proof).ToFilesAsync(null, Where);
            var parts = new PartSender(client);
            ticket = (await parts.BeginAsync(page, file.Length)).Word("upload");
            for (var n = 0; n < 4; n++)
            {
                Assert.Equal(HttpStatusCode.OK, (await parts.PartAsync(ticket, n, cut[n])).Status);
            }

            Assert.Empty(DiskSearch.Find([markers.Text, ticket], [data], processId: site.Id));
            var flying = Task.WhenAll(parts.PartAsync(ticket, 4, cut[4]), parts.PartAsync(ticket, 5, cut[5]));
            await site.KillAsync();
            try
            {
                await flying;
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                // Either the answer was on its way already, or the line is cut.
            }
        }

        Assert.Empty(DiskSearch.Find([markers.Text, ticket], [data]));
        await using (var site = await PortalProcess.StartAsync(data, settings: Settings))
        {
            using var client = site.Client();
            var parts = new PartSender(client);
            var arrived = (await parts.StandingAsync(ticket)).Numbers("arrived");
            Assert.Equal([0, 1, 2, 3], arrived.Take(4));
            foreach (var n in Enumerable.Range(0, cut.Length).Except(arrived))
            {
                Assert.Equal(HttpStatusCode.OK, (await parts.PartAsync(ticket, n, cut[n])).Status);
            }

            // Between the last part and the finishing.
            await site.KillAsync();
        }

        Assert.Empty(DiskSearch.Find([markers.Text, ticket], [data]));
        await using (var site = await PortalProcess.StartAsync(data, settings: Settings))
        {
            using var client = site.Client();
            var finishing = new PartSender(client).FinishAsync(ticket, keep: true);
            await site.KillAsync();
            try
            {
                await finishing;
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                // As above.
            }
        }

        await using (var site = await PortalProcess.StartAsync(data, settings: Settings))
        {
            using var client = site.Client();
            var finished = await new PartSender(client).FinishAsync(ticket, keep: true);
            Assert.Equal(HttpStatusCode.OK, finished.Status);
            var browser = new ReporterBrowser(client, HumanAnswers.Proof);
            Assert.True((await browser.PostAsync(page, "upload")).Says("已收下 1 个，共 7.0 MB"));
        }

        Assert.Empty(DiskSearch.Find([markers.Text, ticket], [data]));
    }
}
