using System.Net;
using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Domain.Reporting;
using Portal.Tests.Web.Desk;
using Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Web.Scanning;

/// <summary>A file in which something was found: never in the page, and out of it only by a step of its own.</summary>
public sealed class DangerousFileTests
{
    [Fact]
    public async Task Found_file_is_not_shown_and_comes_only_after_the_warning_as_bytes_that_nothing_opens()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var file = await CasePagesTests.SealAsync(site, "bad bytes", AttachmentKind.Picture, "jpg") with { Scan = new ScanVerdict(ScanOutcome.Found, "Win.Bad<b>") };
        var filed = await site.Seeds.FileAsync(new CaseSeed(site.Seeds.FireBureau) { Files = [file] }, officer);
        var desk = await site.AsAsync(officer);
        var page = $"/desk/cases/{filed.Id}";

        var html = await desk.GetStringAsync(page);
        Assert.Contains("Win.Bad&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=\"" + page, html, StringComparison.Ordinal);
        Assert.DoesNotContain("download=true", html, StringComparison.Ordinal);
        foreach (var query in (string[])["", "?download=true"])
        {
            var led = await desk.GetAsync(page + "/attachments/1" + query);
            Assert.Equal((HttpStatusCode.Redirect, page + "/attachments/1/danger"), (led.StatusCode, led.Headers.Location!.ToString()));
        }

        var danger = page + "/attachments/1/danger";
        Assert.Contains("Win.Bad&lt;b&gt;", await desk.GetStringAsync(danger), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.PostFormAsync(danger, danger)).StatusCode);
        var got = await desk.PostFormAsync(danger, danger, ("Understood", "true"));

        Assert.Equal("bad bytes", await got.Content.ReadAsStringAsync());
        Assert.Equal(
            ("application/octet-stream", "attachment", "附件1.jpg.danger"),
            (got.Content.Headers.ContentType!.ToString(), got.Content.Headers.ContentDisposition!.DispositionType, got.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("sandbox; default-src 'none'", got.Headers.GetValues("Content-Security-Policy").Single());
        var records = await site.Seeds.ReadAsync(db => db.AuditEntries.Where(e => e.Act == nameof(ReadCaseAttachment)).Select(e => e.Result).ToListAsync());
        Assert.Single(records, "Done");
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.PostAsync(danger, new FormUrlEncodedContent([new("Understood", "true")]))).StatusCode);
    }

    [Fact]
    public async Task Warning_of_a_clean_file_leads_to_the_file_and_of_another_case_nowhere()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var stranger = await site.AddOfficerAsync("核查员丁", site.Seeds.HarbourBureau);
        var file = await CasePagesTests.SealAsync(site, "good", AttachmentKind.Picture, "jpg") with { Scan = new ScanVerdict(ScanOutcome.Clean) };
        var filed = await site.Seeds.FileAsync(new CaseSeed(site.Seeds.FireBureau) { Files = [file] }, officer);
        var danger = $"/desk/cases/{filed.Id}/attachments/1/danger";
        Assert.Equal(HttpStatusCode.Redirect, (await (await site.AsAsync(officer)).GetAsync(danger)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(stranger)).GetAsync(danger)).StatusCode);
    }

    [Theory]
    [InlineData(ScanOutcome.NotConfigured, "没有查毒：本站没接查毒程序")]
    [InlineData(ScanOutcome.Clean, "查过毒，没有发现")]
    [InlineData(ScanOutcome.Failed, "没有查毒：查毒程序当时没有答复")]
    [InlineData(ScanOutcome.TooLarge, "没有查毒：文件太大，查毒程序不查")]
    public async Task Each_file_says_whether_it_was_scanned(ScanOutcome outcome, string words)
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var file = await CasePagesTests.SealAsync(site, "bytes", AttachmentKind.Picture, "jpg") with { Scan = new ScanVerdict(outcome) };
        var filed = await site.Seeds.FileAsync(new CaseSeed(site.Seeds.FireBureau) { Files = [file] }, officer);
        Assert.Contains(words, await (await site.AsAsync(officer)).GetStringAsync($"/desk/cases/{filed.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_sealed_before_there_was_a_scanner_or_a_channel_still_opens()
    {
        var sealer = new NSecReportSealer();
        using var keys = sealer.CreateKeys();
        var id = Guid.NewGuid();
        object older = new
        {
            What = "旧的", Township = "", Address = "", MapPoint = "", Enterprise = "", EnterpriseCode = "", Since = "", DangerNow = false, Insider = 0, Identity = (string?)null,
            WantsReward = false, Claim = (string?)null, FiledAt = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), Order = 1, SlowLane = false,
            Files = new object[] { new { Id = Guid.NewGuid(), Blob = "", Key = "", Kind = 1, Extension = "jpg", Length = 3, Removed = Array.Empty<int>(), TurnedUpright = false, HasVoice = false, Seconds = (double?)null } },
        };
        var opened = sealer.OpenJson<ReportContent>(keys.Conversation, Seals.Content(id), sealer.SealJson(keys.Conversation, Seals.Content(id), older));
        Assert.Equal(("旧的", Channel.Web, ScanVerdict.NotConfigured), (opened.What, opened.Channel, Assert.Single(opened.Files).Scan));
    }

    [Theory]
    [InlineData("", "没有接")]
    [InlineData("/nowhere/clamd.sock", "没有答复")]
    public async Task System_administrator_sees_whether_the_scanner_answers_and_nobody_else(string clamd, string words)
    {
        await using var site = await DeskSite.StartAsync(settings: new Dictionary<string, string> { ["Portal:Scan:Clamd"] = clamd });
        var administrator = await site.AddOfficerAsync("系统管理员", site.Seeds.FireBureau, StaffRoles.SystemAdministrator);
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        Assert.Contains(words, await (await site.AsAsync(administrator)).GetStringAsync("/desk/system/scan"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(officer)).GetAsync("/desk/system/scan")).StatusCode);
    }
}
