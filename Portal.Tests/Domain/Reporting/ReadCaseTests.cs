using System.Security.Cryptography;
using System.Text;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Domain.Reporting;

public class ReadCaseTests
{
    [Fact]
    public async Task Case_opens_for_its_officer_and_the_opening_is_on_record()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, officer);

        var opened = (await desk.SendAsync(officer, new ReadCase(filed.Id))).Value;

        Assert.Equal("安全出口上了锁", opened.Content.What);
        Assert.Equal("张三", opened.Content.Identity?.Name);
        Assert.True(opened.RecoveryKeyToo);
        var record = await desk.ReadAsync(db => db.AuditEntries.SingleAsync());
        Assert.Equal(("ReadCase", ReportNumber.Of(filed.Id), "Done", officer.Id), (record.Act, record.Target, record.Result, record.StaffId));
    }

    [Fact]
    public async Task Case_of_another_department_stays_shut_and_the_attempt_is_on_record()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var stranger = await desk.AddOfficerAsync("丁", desk.HarbourBureau);
        var filed = await desk.FileAsync(desk.FireBureau, officer);

        Assert.Equal("NotYourCase", (await desk.SendAsync(stranger, new ReadCase(filed.Id))).Refusals[0].Code);
        Assert.Equal("CaseNotFound", (await desk.SendAsync(stranger, new ReadCase(Guid.NewGuid()))).Refusals[0].Code);
        Assert.Equal("NotPermitted", (await desk.SendAsync(null, new ReadCase(filed.Id))).Refusals[0].Code);

        var results = await desk.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Result).ToArrayAsync());
        Assert.Equal(["NotYourCase", "CaseNotFound", "NotPermitted"], results);
    }

    [Fact]
    public async Task Wrap_without_its_key_in_the_session_is_locked()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, officer);
        Assert.Equal("KeysLocked", (await desk.SendAsync(officer with { KeyId = Guid.NewGuid() }, new ReadCase(filed.Id))).Refusals[0].Code);
    }

    [Fact]
    public async Task Same_form_sent_twice_writes_one_message_and_one_note()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, officer);
        var (message, note) = (Guid.NewGuid(), Guid.NewGuid());
        for (var i = 0; i < 2; i++)
        {
            Assert.False((await desk.SendAsync(officer, new WriteToReporter(filed.Id, "请问是几点？", message))).IsRefused);
            Assert.False((await desk.SendAsync(officer, new AddNote(filed.Id, "先去现场", note))).IsRefused);
        }

        var read = (await desk.SendAsync(officer, new ReadCase(filed.Id))).Value;
        Assert.Single(read.Messages);
        Assert.Single(read.Notes);
    }

    [Fact]
    public async Task Note_opens_for_officers_and_never_with_what_the_reporter_holds()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, officer);

        await desk.SendAsync(officer, new AddNote(filed.Id, "明天和消防一起去"));

        var note = Assert.Single((await desk.SendAsync(officer, new ReadCase(filed.Id))).Value.Notes);
        Assert.Equal(("甲", "明天和消防一起去"), (note.Officer, note.Text));
        var entry = await desk.ReadAsync(db => db.ReportEntries.SingleAsync());
        using var reporter = desk.Sealer.Unlock(filed.ReporterPrivateKey);
        var conversation = desk.Sealer.OpenWith(reporter, Seals.ReporterWrap(filed.Id), filed.Report.ReporterWrap);
        Assert.Throws<SealBrokenException>(() => desk.Sealer.Open(conversation, Seals.Entry(entry), entry.SealedBody));
        Assert.Throws<SealBrokenException>(() => desk.Sealer.Open(conversation, Seals.Entry(entry.ReportId, entry.Id, EntryLane.Conversation), entry.SealedBody));
        foreach (var wrap in await desk.ReadAsync(db => db.ReportWraps.AsNoTracking().ToListAsync()))
        {
            Assert.Throws<SealBrokenException>(() => desk.Sealer.OpenWith(reporter, Seals.Wrap(wrap), wrap.SealedKeys));
        }
    }

    [Fact]
    public async Task Messages_keep_the_sealed_order_and_their_files_are_counted_on()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(new CaseSeed(desk.FireBureau) { Files = [Attachment("jpg", AttachmentKind.Picture)] }, officer);
        await desk.ReporterWritesAsync(filed, "第三句", 900);
        await desk.ReporterWritesAsync(filed, "第二句", 800, Attachment("pdf", AttachmentKind.Pdf));
        await desk.ReporterWritesAsync(filed, "第一句", 700);

        var opened = (await desk.SendAsync(officer, new ReadCase(filed.Id))).Value;

        Assert.Equal(["第一句", "第二句", "第三句"], opened.Messages.Select(m => m.Text));
        Assert.Equal("附件1.jpg", Assert.Single(opened.Content.Files).Name);
        Assert.Equal("附件2.pdf", Assert.Single(opened.Messages[1].Files).Name);
    }

    [Fact]
    public async Task Changed_message_is_counted_and_hides_no_other()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var filed = await desk.FileAsync(desk.FireBureau, officer);
        await desk.ReporterWritesAsync(filed, "还在", 2);
        await desk.OnDatabaseAsync(db =>
        {
            db.ReportEntries.Add(new ReportEntry(Guid.NewGuid(), filed.Id, EntryLane.Conversation, RandomNumberGenerator.GetBytes(1065)));
            return Task.CompletedTask;
        });
        var opened = (await desk.SendAsync(officer, new ReadCase(filed.Id))).Value;
        Assert.Equal((1, "还在"), (opened.DamagedEntries, Assert.Single(opened.Messages).Text));
    }

    [Fact]
    public async Task Attachment_opens_to_its_bytes_and_is_on_record_by_number()
    {
        await using var desk = await CaseDesk.OpenAsync();
        var officer = await desk.AddOfficerAsync("甲", desk.FireBureau);
        var stranger = await desk.AddOfficerAsync("丁", desk.HarbourBureau);
        var file = Attachment("mp4", AttachmentKind.Video) with { Length = 11 };
        Assert.True(BlobName.TryParse(file.Blob, out var name));
        await desk.Blobs.WriteAsync(name, async (sink, stop) =>
        {
            await using var sealing = desk.Sealer.SealStream(sink, file.Key, file.SealLabel());
            await sealing.WriteAsync(Encoding.UTF8.GetBytes("hello world"), stop);
            await sealing.FinishAsync(stop);
        }, CancellationToken.None);
        var filed = await desk.FileAsync(new CaseSeed(desk.FireBureau) { Files = [file] }, officer);

        var opened = (await desk.SendAsync(officer, new ReadCaseAttachment(filed.Id, 1))).Value;
        using var reader = new StreamReader(opened.Content);
        Assert.Equal("hello world", await reader.ReadToEndAsync());
        Assert.Equal(("附件1.mp4", "video/mp4"), (opened.Name, opened.ContentType));

        Assert.Equal("AttachmentNotFound", (await desk.SendAsync(officer, new ReadCaseAttachment(filed.Id, 2))).Refusals[0].Code);
        Assert.Equal("NotYourCase", (await desk.SendAsync(stranger, new ReadCaseAttachment(filed.Id, 1))).Refusals[0].Code);
        var targets = await desk.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Target).ToArrayAsync());
        var number = ReportNumber.Of(filed.Id);
        Assert.Equal([$"{number}/附件1", $"{number}/附件2", $"{number}/附件1"], targets);
    }

    [Theory]
    [InlineData(AttachmentKind.Original, "pdf", "application/octet-stream")]
    [InlineData(AttachmentKind.Original, "svg", "application/octet-stream")]
    [InlineData(AttachmentKind.Pdf, "pdf", "application/pdf")]
    [InlineData(AttachmentKind.Picture, "jpg", "image/jpeg")]
    public void Untouched_original_is_never_served_as_what_it_says_it_is(AttachmentKind kind, string extension, string type) =>
        Assert.Equal(type, CaseAttachments.TypeOf(kind, extension));

    private static StoredAttachment Attachment(string extension, AttachmentKind kind) =>
        new(Guid.NewGuid(), BlobName.Random().Value, RandomNumberGenerator.GetBytes(32), kind, extension, 10, [], false, false, null);
}
