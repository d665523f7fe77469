using System.Net;
using System.Security.Cryptography;
using System.Text;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Domain.Reporting;

namespace Portal.Tests.Web.Desk;

public class CasePagesTests
{
    [Fact]
    public async Task List_links_what_opens_and_names_what_does_not()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var other = await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        var mine = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer, other);
        var theirs = await site.Seeds.FileAsync(site.Seeds.FireBureau, other);

        var html = await (await site.AsAsync(officer)).GetStringAsync("/desk/cases");

        Assert.Contains($"href=\"/desk/cases/{mine.Id}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/desk/cases/{theirs.Id}\"", html, StringComparison.Ordinal);
        Assert.Contains(ReportNumber.Of(theirs.Id), html, StringComparison.Ordinal);
        Assert.Contains("还有 6 天", html, StringComparison.Ordinal);
        Assert.DoesNotContain("安全出口上了锁", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?industry=CityGas", 0)]
    [InlineData("?industry=FireSafety&state=All&urgency=Ordinary&district=T90101&hazard=t-exit", 1)]
    [InlineData("?state=Closed", 0)]
    [InlineData("?sort=Number&desc=true&p=7", 1)]
    [InlineData("?industry=nonsense&p=-3", 1)]
    public async Task Filter_lives_in_the_address(string query, int found)
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        await site.Seeds.FileAsync(site.Seeds.FireBureau, officer);
        Assert.Contains($"共 {found} 件", await (await site.AsAsync(officer)).GetStringAsync("/desk/cases" + query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_is_a_file_of_plain_fields_and_on_record()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer);

        var response = await (await site.AsAsync(officer)).GetAsync("/desk/cases/export");

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{ReportNumber.Of(filed.Id)},待受理,2026-11-30,2026-11-20", lines[1], StringComparison.Ordinal);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("案件.csv", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Contains("ExportCases", await site.Seeds.ReadAsync(db => db.AuditEntries.Select(e => e.Act).ToListAsync()));
    }

    [Fact]
    public async Task Case_opens_answers_and_shows_the_step()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer);
        var client = await site.AsAsync(officer);
        var page = $"/desk/cases/{filed.Id}";

        var html = await client.GetStringAsync(page);
        Assert.Contains("安全出口上了锁", html, StringComparison.Ordinal);
        Assert.Contains("张三", html, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Close", html, StringComparison.Ordinal);

        var done = await client.PostFormAsync(page, $"{page}?handler=Accept", ("Text", "我们会去看"));
        Assert.Equal((HttpStatusCode.Redirect, $"{page}?done=Accept"), (done.StatusCode, done.Headers.Location?.ToString()));
        html = await client.GetStringAsync(done.Headers.Location!);
        Assert.Contains("我们会去看", html, StringComparison.Ordinal);
        Assert.Contains("handler=Close", html, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Accept", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_answer_keeps_what_was_typed_and_says_what_is_wrong()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer);
        var page = $"/desk/cases/{filed.Id}";

        var refused = await (await site.AsAsync(officer)).PostFormAsync(page, $"{page}?handler=NotAccept", ("Text", "太短<了"), ("Reason", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync();
        Assert.Contains("太短&lt;了", html, StringComparison.Ordinal);
        Assert.Contains("请选择不予受理的原因", html, StringComparison.Ordinal);
        Assert.Contains("id=\"NotAccept-Reason-e\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_of_another_department_is_refused_and_that_is_on_record()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var stranger = await site.AddOfficerAsync("核查员丁", site.Seeds.HarbourBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer);

        var response = await (await site.AsAsync(stranger)).GetAsync($"/desk/cases/{filed.Id}");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("安全出口上了锁", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(stranger)).GetAsync($"/desk/cases/{filed.Id}/attachments/1")).StatusCode);
        var records = await site.Seeds.ReadAsync(db => db.AuditEntries.Where(e => e.StaffId == stranger.Id && e.Act.StartsWith("ReadCase")).Select(e => e.Result).ToListAsync());
        Assert.Equal(["NotYourCase", "NotYourCase"], records);
    }

    [Fact]
    public async Task Officer_whose_access_was_taken_is_out_at_the_next_request_and_keeps_the_typed_text()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var other = await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        var filed = await site.Seeds.FileAsync(site.Seeds.FireBureau, officer, other);
        var page = $"/desk/cases/{filed.Id}";
        var client = await site.AsAsync(officer);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(page)).StatusCode);

        var taken = await (await site.AsAsync(other)).PostFormAsync(page, $"{page}?handler=Unshare", ("StaffId", officer.Id.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(page)).StatusCode);
        var refused = await client.PostFormAsync($"/desk/cases/{(await site.Seeds.FileAsync(site.Seeds.FireBureau, officer)).Id}", $"{page}?handler=AddNote", ("Text", "还没写完的话"));
        Assert.Contains("还没写完的话", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AttachmentKind.Picture, "jpg", "image/jpeg", "inline", "")]
    [InlineData(AttachmentKind.Picture, "jpg", "image/jpeg", "attachment", "?download=true")]
    [InlineData(AttachmentKind.Document, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment", "")]
    [InlineData(AttachmentKind.Original, "html", "application/octet-stream", "attachment", "")]
    public async Task Attachment_is_sent_under_our_name_kept_nowhere_and_runs_nothing(AttachmentKind kind, string extension, string type, string disposition, string query)
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var file = await SealAsync(site, "<script>alert(1)</script>", kind, extension);
        var filed = await site.Seeds.FileAsync(new CaseSeed(site.Seeds.FireBureau) { Files = [file] }, officer);

        var response = await (await site.AsAsync(officer)).GetAsync($"/desk/cases/{filed.Id}/attachments/1{query}");

        Assert.Equal("<script>alert(1)</script>", await response.Content.ReadAsStringAsync());
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Equal(disposition, response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal($"附件1.{extension}", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Empty(await site.App.FindOnDiskAsync("<script>alert(1)</script>"));
    }

    [Fact]
    public async Task Cut_attachment_never_arrives_as_whole()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        var file = await SealAsync(site, new string('a', 300_000), AttachmentKind.Video, "mp4", cut: 100_000);
        var filed = await site.Seeds.FileAsync(new CaseSeed(site.Seeds.FireBureau) { Files = [file] }, officer);
        var client = await site.AsAsync(officer);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetByteArrayAsync($"/desk/cases/{filed.Id}/attachments/1"));
    }

    internal static async Task<StoredAttachment> SealAsync(DeskSite site, string content, AttachmentKind kind, string extension, int cut = 0) =>
        await SealAsync(site, Encoding.UTF8.GetBytes(content), kind, extension, cut);

    internal static async Task<StoredAttachment> SealAsync(DeskSite site, byte[] content, AttachmentKind kind, string extension, int cut = 0)
    {
        var name = BlobName.Random();
        var file = new StoredAttachment(Guid.NewGuid(), name.Value, RandomNumberGenerator.GetBytes(32), kind, extension, content.Length, [Removal.Location], false, false, null);
        var sealedBytes = new MemoryStream();
        await using (var sealing = site.Seeds.Sealer.SealStream(sealedBytes, file.Key, file.SealLabel()))
        {
            await sealing.WriteAsync(content);
            await sealing.FinishAsync(CancellationToken.None);
        }

        var stored = sealedBytes.ToArray();
        await site.App.Services.GetRequiredService<IBlobStore>().WriteAsync(
            name, async (sink, stop) => await sink.WriteAsync(stored.AsMemory(0, stored.Length - cut), stop), CancellationToken.None);
        return file;
    }
}
