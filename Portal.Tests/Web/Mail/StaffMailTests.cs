using global::Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Mail;

namespace Portal.Tests.Web.Mail;

/// <summary>Mail to staff against a real mail server: the same words to everybody, at set times, whether there is work or not. On both databases.</summary>
public abstract class StaffMailTests
{
    // 24 November 2026 is a Tuesday; the city is eight hours ahead.
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 0, 59, 30, TimeSpan.Zero);

    [Fact]
    public async Task Twenty_reports_leave_no_trace_in_any_mail_and_the_beat_is_that_of_an_empty_day()
    {
        var (busy, busyAt) = await DayAsync(async (app, run) =>
        {
            var browser = new ReporterBrowser(app, app.Client());
            for (var i = 0; i < 20; i++)
            {
                // Half of them urgent, within office hours: those change nothing.
                var what = new Dictionary<string, string>(ReporterBrowser.What) { ["What"] = $"ZQ7MARK 第 {i} 件：污水池清淤，没有通风，没有人在上面看着。", ["DangerNow"] = i % 2 == 0 ? "1" : "" };
                Assert.True((await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync(what)))).Says("举报回执"));
                await run();
            }
        });
        var (empty, emptyAt) = await DayAsync((_, _) => Task.CompletedTask);

        Assert.Equal(emptyAt, busyAt);
        Assert.Equal(empty.Select(m => m.To).Order(), busy.Select(m => m.To).Order());
        Assert.Equal(8, busy.Count);
        Assert.Single(busy.Concat(empty).Select(m => (m.Subject, m.Body)).Distinct());
        Assert.Single(busy.Concat(empty).Select(m => string.Join(',', m.Headers)).Distinct());
        foreach (var mail in busy)
        {
            Assert.Equal(("收件箱里有工作", "收件箱里有工作，请登录工作台查看。"), (mail.Subject, mail.Body.Trim()));
            foreach (var trace in (string[])["ZQ7MARK", "http", "测试区", TestCity.Hazard, "污水", Environment.MachineName])
            {
                Assert.DoesNotContain(trace, mail.Raw + mail.Body, StringComparison.OrdinalIgnoreCase);
            }

            // No number but the date, the id and what the mail format itself needs.
            Assert.DoesNotMatch(@"\d", mail.Subject + mail.Body);
        }
    }

    [Fact]
    public async Task Urgent_report_at_night_calls_the_duty_desk_once_in_half_an_hour_in_the_same_words()
    {
        await using var sink = SmtpSink.Start();
        await using var app = await StartAsync(sink, Morning.AddHours(12));
        await SetUpAsync(app);
        var browser = new ReporterBrowser(app, app.Client());
        await FileAsync(browser, urgent: false);
        await RunAsync(app);
        Assert.Empty(sink.Mails);

        for (var i = 0; i < 5; i++)
        {
            await FileAsync(browser, urgent: true);
        }

        Assert.Equal(5, await ReadAsync(app, db => db.StaffCalls.CountAsync()));
        await RunAsync(app);
        Assert.Equal(["duty-a@example.test", "duty-b@example.test"], sink.Mails.Select(m => m.To).Order());
        Assert.Equal(0, await ReadAsync(app, db => db.StaffCalls.CountAsync()));
        Assert.Equal("收件箱里有工作，请登录工作台查看。", sink.Mails[0].Body.Trim());

        await FileAsync(browser, urgent: true);
        await RunAsync(app);
        Assert.Equal(2, sink.Mails.Count);
        app.Time.Advance(TimeSpan.FromMinutes(31));
        await RunAsync(app);
        await RunAsync(app);
        Assert.Equal(4, sink.Mails.Count);
    }

    [Fact]
    public async Task Death_between_sending_and_marking_repeats_the_mail_under_the_same_id()
    {
        await using var sink = SmtpSink.Start();
        await using var app = await StartAsync(sink, Morning.AddMinutes(1));
        await SetUpAsync(app);
        await RunAsync(app);
        var first = sink.Mails;
        Assert.Equal(4, first.Count);

        // What the database held when the process died: the row, claimed and not yet taken away.
        var again = first[0];
        var staff = await ReadAsync(app, db => db.StaffMailboxes.Select(m => m.StaffId).ToListAsync());
        var seal = app.Services.GetRequiredService<IMailboxSeal>();
        await ChangeAsync(app, async db =>
        {
            var owner = (await db.StaffMailboxes.ToListAsync()).Single(m => seal.Open(m.StaffId, m.SealedAddress) == again.To).StaffId;
            db.OutboxMails.Add(new OutboxMail
            {
                Id = Guid.ParseExact(again.Id.Split('@')[0], "N"), StaffId = owner, Attempts = 1,
                NextAt = app.Time.GetUtcNow().UtcDateTime.AddMinutes(2), GiveUpAt = app.Time.GetUtcNow().UtcDateTime.AddDays(1),
            });
        });
        app.Time.Advance(TimeSpan.FromMinutes(3));
        await RunAsync(app);
        Assert.Equal(5, sink.Mails.Count);
        Assert.Equal((again.Id, again.To), (sink.Mails[4].Id, sink.Mails[4].To));
        Assert.Equal(4, staff.Count);
        await RunAsync(app);
        Assert.Equal(5, sink.Mails.Count);
    }

    [Fact]
    public async Task Two_runs_at_once_send_each_mail_once()
    {
        await using var sink = SmtpSink.Start();
        await using var app = await StartAsync(sink, Morning.AddMinutes(1));
        await SetUpAsync(app);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(app))));
        await RunAsync(app);
        Assert.Equal(4, sink.Mails.Count);
    }

    [Fact]
    public async Task Failure_is_retried_ever_later_and_shown_by_its_kind_and_day_and_never_logged_with_an_address()
    {
        await using var sink = SmtpSink.Start();
        sink.Refuses = true;
        await using var app = await StartAsync(sink, Morning.AddMinutes(1));
        await SetUpAsync(app);
        await RunAsync(app);
        Assert.Equal(4, await ReadAsync(app, db => db.OutboxMails.CountAsync(m => m.Attempts == 1)));
        await RunAsync(app);
        Assert.Equal(4, await ReadAsync(app, db => db.OutboxMails.CountAsync(m => m.Attempts == 1)));
        app.Time.Advance(TimeSpan.FromMinutes(3));
        await RunAsync(app);
        Assert.Equal(4, await ReadAsync(app, db => db.OutboxMails.CountAsync(m => m.Attempts == 2)));
        var failing = await ReadAsync(app, db => db.MailStates.SingleAsync());
        Assert.Equal((null, new DateOnly(2026, 11, 24)), (failing.LastSentOn, failing.FailingSince));

        sink.Refuses = false;
        app.Time.Advance(TimeSpan.FromMinutes(6));
        await RunAsync(app);
        Assert.Equal(4, sink.Mails.Count);
        var well = await ReadAsync(app, db => db.MailStates.SingleAsync());
        Assert.Equal((new DateOnly(2026, 11, 24), null, ""), (well.LastSentOn, well.FailingSince, well.Fault));
        Assert.DoesNotContain("example.test", app.Log.Text, StringComparison.Ordinal);
        Assert.Empty(await app.FindOnDiskAsync("duty-a@example.test"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Certificate_of_an_authority_that_is_not_trusted_gets_no_mail(bool trusted)
    {
        using var folder = new TempFolder();
        var (certificate, authority) = SmtpSink.MakeCertificate(TimeProvider.System.GetUtcNow());
        await File.WriteAllTextAsync(folder.File("authority.pem"), authority);
        await using var sink = SmtpSink.Start(certificate);
        var settings = new Dictionary<string, string> { ["Portal:Mail:Tls"] = "Implicit", ["Portal:Mail:Host"] = "localhost" };
        if (trusted)
        {
            settings["Portal:Mail:CertificateFile"] = folder.File("authority.pem");
        }

        await using var app = await StartAsync(sink, Morning.AddMinutes(1), settings);
        await SetUpAsync(app);
        await RunAsync(app);
        Assert.Equal(trusted ? 4 : 0, sink.Mails.Count);
        Assert.Equal(trusted ? "" : "SslHandshakeException", (await ReadAsync(app, db => db.MailStates.SingleAsync())).Fault);
        certificate.Dispose();
    }

    [Fact]
    public async Task Server_without_encryption_gets_no_mail_unless_it_was_asked_for()
    {
        await using var sink = SmtpSink.Start();
        await using var app = await StartAsync(sink, Morning.AddMinutes(1), new Dictionary<string, string> { ["Portal:Mail:Tls"] = "StartTls" });
        await SetUpAsync(app);
        await RunAsync(app);
        Assert.Empty(sink.Mails);
        Assert.Equal("NotSupportedException", (await ReadAsync(app, db => db.MailStates.SingleAsync())).Fault);
    }

    [Fact]
    public async Task Without_a_server_nothing_waits_for_ever()
    {
        await using var app = await PortalApp.StartAsync(new PortalAppOptions { Database = await DatabaseAsync(), Now = Morning.AddHours(12) });
        await SetUpAsync(app);
        await FileAsync(new ReporterBrowser(app, app.Client()), urgent: true);
        await RunAsync(app);
        Assert.Equal((0, 0), (await ReadAsync(app, db => db.StaffCalls.CountAsync()), await ReadAsync(app, db => db.OutboxMails.CountAsync())));
    }

    protected abstract Task<PortalDatabase?> DatabaseAsync();

    /// <summary>One Tuesday from before nine until the evening, with the job at every minute; what came, and in which minutes of the day.</summary>
    private async Task<(IReadOnlyList<SunkMail> Mails, IReadOnlyList<string> Minutes)> DayAsync(Func<PortalApp, Func<Task>, Task> happens)
    {
        await using var sink = SmtpSink.Start();
        await using var app = await StartAsync(sink, Morning);
        await SetUpAsync(app);
        var minutes = new List<string>();
        async Task MinuteAsync()
        {
            var before = sink.Mails.Count;
            await RunAsync(app);
            minutes.AddRange(Enumerable.Repeat(app.Time.GetUtcNow().AddHours(8).ToString("HH", System.Globalization.CultureInfo.InvariantCulture), sink.Mails.Count - before));
        }

        await MinuteAsync();
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await MinuteAsync();
        await happens(app, MinuteAsync);
        for (var i = 0; i < 36; i++)
        {
            app.Time.Advance(TimeSpan.FromMinutes(15));
            await MinuteAsync();
        }

        return (sink.Mails, minutes);
    }

    private async Task<PortalApp> StartAsync(SmtpSink sink, DateTimeOffset now, IReadOnlyDictionary<string, string>? more = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["Portal:Mail:Host"] = "127.0.0.1", ["Portal:Mail:Port"] = sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Portal:Mail:Tls"] = "None", ["Portal:Mail:From"] = "desk@city.test",
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string>())
        {
            settings[name] = value;
        }

        return await PortalApp.StartAsync(new PortalAppOptions { Database = await DatabaseAsync(), Now = now, Settings = settings });
    }

    /// <summary>The test city, whose four officers have all given an address.</summary>
    private static async Task SetUpAsync(PortalApp app)
    {
        await TestCity.OfAsync(app);
        var seal = app.Services.GetRequiredService<IMailboxSeal>();
        await ChangeAsync(app, async db =>
        {
            foreach (var officer in await db.Staff.ToListAsync())
            {
                db.StaffMailboxes.Add(new StaffMailbox(officer.Id, seal.Seal(officer.Id, officer.UserName + "@example.test")));
            }
        });
    }

    private static async Task FileAsync(ReporterBrowser browser, bool urgent)
    {
        var what = new Dictionary<string, string>(ReporterBrowser.What) { ["DangerNow"] = urgent ? "1" : "" };
        Assert.True((await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync(what)))).Says("举报回执"));
    }

    private static async Task RunAsync(PortalApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IStaffMailRun>().RunAsync(CancellationToken.None);
    }

    private static async Task<T> ReadAsync<T>(PortalApp app, Func<PortalDb, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    private static Task ChangeAsync(PortalApp app, Func<PortalDb, Task> change) => ReadAsync(app, async db =>
    {
        await change(db);
        return await db.SaveChangesAsync();
    });
}

public sealed class StaffMailOnSqliteTests : StaffMailTests
{
    protected override Task<PortalDatabase?> DatabaseAsync() => Task.FromResult<PortalDatabase?>(null);
}

public sealed class StaffMailOnPostgresTests : StaffMailTests
{
    protected override async Task<PortalDatabase?> DatabaseAsync() => await PortalDatabases.PostgresAsync();
}
