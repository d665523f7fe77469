using System.Security.Cryptography;
using System.Text;
using global::Portal.Domain.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Tests.Web.Cleaning;
using Portal.Tests.Web.Desk;
using Portal.Tests.Web.Intake;

namespace Portal.Tests.Web.Scanning;

/// <summary>Attachments scanned by the real daemon while they are sealed, on the real site.</summary>
public sealed class ScannedReportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Test_virus_is_found_in_an_original_a_document_and_a_pdf_and_not_in_a_photo()
    {
        await using var daemon = await ClamdDaemon.StartAsync();
        await using var site = await StartAsync(daemon.Socket);

        var original = await StoreAsync(site, Encoding.ASCII.GetBytes(ClamdDaemon.Eicar), keepOriginal: true);
        var document = await StoreAsync(site, OfficeFiles.Simple(Document(ClamdDaemon.Eicar)));
        var pdf = await StoreAsync(site, Pdf(ClamdDaemon.Eicar));
        var photo = await StoreAsync(site, Markers.PhotoBytes());

        Assert.Equal((AttachmentKind.Original, ScanOutcome.Found), (original.Kind, original.Scan.Outcome));
        Assert.Equal((AttachmentKind.Document, ScanOutcome.Found), (document.Kind, document.Scan.Outcome));
        Assert.Equal((AttachmentKind.Pdf, ScanOutcome.Found), (pdf.Kind, pdf.Scan.Outcome));
        Assert.Equal((AttachmentKind.Picture, ScanOutcome.Clean), (photo.Kind, photo.Scan.Outcome));
        Assert.Empty(await site.FindOnDiskAsync(ClamdDaemon.Eicar));
        Assert.DoesNotContain("Portal.Test", site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_scanned_is_what_is_stored()
    {
        await using var daemon = await ClamdDaemon.StartAsync(marks: FilmFiles.Mark);
        await using var site = await StartAsync(daemon.Socket);
        var film = FilmFiles.Film(indexFirst: false, metadataTrack: true);
        Assert.True(Cleaned.Holds(film, FilmFiles.Mark));
        await using (var scan = await site.Services.GetRequiredService<IAttachmentScanner>().BeginAsync(Stop))
        {
            await scan.WriteAsync(film, Stop);
            Assert.Equal(ScanOutcome.Found, (await scan.FinishAsync(Stop)).Outcome);
        }

        Assert.Equal(ScanOutcome.Clean, (await StoreAsync(site, film)).Scan.Outcome);
    }

    [Fact]
    public async Task Daemon_that_dies_while_a_file_comes_refuses_nothing()
    {
        await using var daemon = await ClamdDaemon.StartAsync();
        await using var site = await StartAsync(daemon.Socket);
        await using var scope = site.Services.CreateAsyncScope();
        var bytes = new byte[4 << 20];
        RandomNumberGenerator.Fill(bytes);
        Encoding.ASCII.GetBytes("ZQ7-CUT-SCAN-0123456789").CopyTo(bytes, 1 << 20);

        var stored = await scope.ServiceProvider.GetRequiredService<AttachmentIntake>().StoreAsync(
            new CutStream(bytes, 2 << 20, daemon.KillAsync), keepOriginal: true, new byte[32], Stop);

        Assert.Equal((ScanVerdict.Failed, (long)bytes.Length), (stored.Value.Scan, stored.Value.Length));
        Assert.Empty(await site.FindOnDiskAsync("ZQ7-CUT-SCAN-0123456789"));
    }

    [Fact]
    public async Task Report_with_a_dead_scanner_is_taken_and_the_officer_reads_that_nothing_was_scanned()
    {
        await using var site = await DeskSite.StartAsync(settings: new Dictionary<string, string> { ["Portal:Scan:Clamd"] = "/nowhere/clamd.sock" });
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        await site.TakeReportsAsync();
        var (citizen, check) = await site.AtCheckAsync(("a.jpg", Markers.PhotoBytes()));
        Assert.True((await citizen.SendAsync(check)).Says("举报回执"));
        Assert.Contains("查毒程序当时没有答复", await OpenOnlyCaseAsync(site, officer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reporter_and_officer_read_of_the_find_in_plain_words()
    {
        await using var daemon = await ClamdDaemon.StartAsync();
        await using var site = await DeskSite.StartAsync(settings: new Dictionary<string, string> { ["Portal:Scan:Clamd"] = daemon.Socket });
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        await site.TakeReportsAsync();
        var (citizen, check) = await site.AtCheckAsync(("a.docx", OfficeFiles.Simple(Document(ClamdDaemon.Eicar))), ("b.jpg", Markers.PhotoBytes()));
        var sent = await citizen.SendAsync(check);
        Assert.True(sent.Says("举报回执"), sent.Html);
        Assert.True((await citizen.FollowAsync(sent.Receipt)).Says("里面可能有毒：Portal.Test-0.UNOFFICIAL"));
        var html = await OpenOnlyCaseAsync(site, officer);
        Assert.Contains("查出可能有毒：Portal.Test-0.UNOFFICIAL", html, StringComparison.Ordinal);
        Assert.Contains("查过毒，没有发现", html, StringComparison.Ordinal);
    }

    private static async Task<string> OpenOnlyCaseAsync(DeskSite site, Portal.Tests.Domain.Reporting.Officer officer)
    {
        var desk = await site.AsAsync(officer);
        var page = System.Text.RegularExpressions.Regex.Match(await desk.GetStringAsync("/desk/cases"), "/desk/cases/[0-9a-f-]{36}").Value;
        return await desk.GetStringAsync(page);
    }

    private static Task<PortalApp> StartAsync(string socket) =>
        PortalApp.StartAsync(new PortalAppOptions { Settings = new Dictionary<string, string> { ["Portal:Scan:Clamd"] = socket } });

    private static async Task<StoredAttachment> StoreAsync(PortalApp site, byte[] file, bool keepOriginal = false)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<AttachmentIntake>().StoreAsync(new MemoryStream(file), keepOriginal, new byte[32], Stop);
        Assert.False(stored.IsRefused, stored.IsRefused ? stored.Refusals[0].Code : "");
        return stored.Value;
    }

    private static string Document(string text) =>
        $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>""";

    /// <summary>A page whose drawing says it in a comment, which a reader skips and a scanner does not.</summary>
    private static byte[] Pdf(string text) => PdfFiles.Write(
        [
            ("<</Type/Catalog/Pages 2 0 R>>", null),
            ("<</Type/Pages/Kids[3 0 R]/Count 1>>", null),
            ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<<>>>>", null),
            ("<</Filter/FlateDecode>>", PdfFiles.Deflated($"q\n%{text}\nQ\n")),
        ],
        "/Root 1 0 R");

    /// <summary>A body during which something happens.</summary>
    private sealed class CutStream(byte[] bytes, int at, Func<Task> happens) : MemoryStream(bytes)
    {
        private bool _happened;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= at && !_happened)
            {
                _happened = true;
                await happens();
            }

            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
