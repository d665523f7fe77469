using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Sealing;
using Portal.Web.Pages.Intake;

namespace Portal.Tests.Web.Report;

/// <summary>What a ticket, a draft and a follow-up's handle may cost, and how long they live. On both databases.</summary>
public abstract class DraftTests(PortalFixture fixture)
{
    private static readonly byte[] BrokenPhoto = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private PortalApp App => fixture.App;

    private static byte[] Photo => File.ReadAllBytes(Path.Combine(Repository.Folder("Portal.Tests"), "Vectors", "photos", "phone-1.jpg"));

    [Fact]
    public async Task Draft_is_on_record_before_its_first_file_is_stored()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var files = await browser.PostAsync(await browser.ToFilesAsync(), "upload", null, ("a.jpg", BrokenPhoto));
        Assert.True(files.Says("文件打不开"), files.Html);
        Assert.True(await IsDraftKeptAsync(files));
    }

    [Fact]
    public async Task Draft_whose_pages_are_still_used_outlives_the_sweep_with_its_files()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var files = await browser.PostAsync(await browser.ToFilesAsync(), "upload", null, ("a.jpg", Photo));
        Assert.True(files.Says("已收下 1 个"), files.Html);
        for (var i = 0; i < 5; i++)
        {
            App.Time.Advance(TimeSpan.FromMinutes(50));
            files = await browser.PostAsync(files, "upload");
            await SweepAsync();
        }

        var again = await browser.PostAsync(files, "upload");
        Assert.True(again.Says("已收下 1 个"), again.Html);
    }

    [Fact]
    public async Task Ticket_older_than_its_draft_keeps_the_values_but_not_the_human_check()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var files = await browser.PostAsync(await browser.ToFilesAsync(), "upload", null, ("a.jpg", Photo));
        var old = Read(files);
        App.Time.Advance(TimeSpan.FromHours(4));
        await SweepAsync();
        Assert.Empty((await DraftOfAsync(old)).Files);

        var late = await browser.PostAsync(files, "next");
        Assert.True(late.Says("页面放得太久"), late.Html);
        Assert.Contains("human_choice", late.Html, StringComparison.Ordinal);
        Assert.True(late.Says(ReporterBrowser.What["What"]), late.Html);
        Assert.False(Read(late).HumanPassed);
        Assert.NotEqual(old.Id, Read(late).Id);
    }

    [Fact]
    public async Task Claim_password_before_the_human_check_is_not_derived_and_makes_no_draft()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var first = await browser.GetAsync("/report");
        var answer = await browser.PostFieldsAsync("/report",
            [new("ticket", first.Hidden("ticket")), new("step", "Contact"), new("WantsReward", "1"), new("ClaimPassword", "八个字以上的密码"), new("ClaimPasswordAgain", "八个字以上的密码"), new("go", "next")]);
        Assert.Equal(HttpStatusCode.OK, answer.Response.StatusCode);
        Assert.False(await IsDraftKeptAsync(first));
    }

    [Fact]
    public async Task Follow_up_that_breaks_off_after_its_handle_was_used_elsewhere_leaves_no_file()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var sent = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
        var followed = await browser.FollowAsync(sent.Receipt);
        var before = await CountBlobsAsync();
        using var broken = new MultipartFormDataContent
        {
            { new StringContent(followed.Hidden("handle")), "handle" },
            { new ByteArrayContent(Photo), "Files", "a.jpg" },
            { new StringContent(new string('x', 70 << 10)), "Text" },
        };
        using var answer = await App.Client().PostAsync(new Uri("/report/follow-up", UriKind.Relative), broken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("</html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await CountBlobsAsync());
    }

    [Fact]
    public async Task Answer_to_a_receipt_with_messages_is_as_long_as_one_to_an_unknown_receipt()
    {
        await TestCity.OfAsync(App);
        var browser = new ReporterBrowser(App, App.Client());
        var sent = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
        var page = await browser.FollowAsync(sent.Receipt);
        for (var i = 0; i < 5; i++)
        {
            page = await browser.WriteAsync(page, new string('好', 300));
        }

        var right = await browser.FollowAsync(sent.Receipt);
        var wrong = await browser.FollowAsync(Receipt.Create().Characters);
        Assert.True(right.Says("好好好"), right.Html);
        Assert.Equal(wrong.Response.Content.Headers.ContentLength, right.Response.Content.Headers.ContentLength);
    }

    private async Task<bool> IsDraftKeptAsync(ReporterPage page)
    {
        var hash = Read(page).IdHash();
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Drafts.AnyAsync(d => d.IdHash == hash);
    }

    private async Task<DraftState> DraftOfAsync(DraftTicket ticket)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Drafts>().ReadAsync(ticket, TestContext.Current.CancellationToken);
    }

    private DraftTicket Read(ReporterPage page)
    {
        App.Services.GetRequiredService<DraftTickets>().Read(page.Hidden("ticket"), out var ticket);
        return ticket!;
    }

    private async Task SweepAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IntakeSweep>().RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task<int> CountBlobsAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().SealedBlobs.CountAsync();
    }
}

public sealed class DraftOnSqliteTests(PortalOnSqlite fixture) : DraftTests(fixture), IClassFixture<PortalOnSqlite>
{
    [Fact]
    public async Task Sending_while_too_many_keys_are_derived_keeps_what_was_typed()
    {
        await using var app = await PortalApp.StartAsync(new PortalAppOptions
        {
            Configure = builder => builder.Services.AddSingleton<IReceiptKeys>(
                provider => new ReceiptKeyDeriver(provider.GetRequiredService<IInstanceSecrets>(), new DerivationGate(0, 0))),
        });
        await TestCity.OfAsync(app);
        var browser = new ReporterBrowser(app, app.Client());
        var busy = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.Response.StatusCode);
        Assert.NotNull(busy.Response.Headers.RetryAfter);
        Assert.Equal(ReporterBrowser.What["What"], busy.HiddenFields["What"]);
    }
}

public class PatientStreamTests
{
    [Fact]
    public async Task Read_from_a_sender_who_stopped_ends_after_the_patience()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var pipe = new System.IO.Pipelines.Pipe();
        await using var slow = new PatientStream(pipe.Reader.AsStream(), time);
        await pipe.Writer.WriteAsync(new byte[3], TestContext.Current.CancellationToken);
        Assert.Equal(3, await slow.ReadAsync(new byte[10], TestContext.Current.CancellationToken));

        var standing = slow.ReadAsync(new byte[10], TestContext.Current.CancellationToken).AsTask();
        time.Advance(PatientStream.Patience - TimeSpan.FromSeconds(1));
        Assert.False(standing.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<IntakeFormException>(() => standing);
    }
}

public sealed class DraftOnPostgresTests(PortalOnPostgres fixture) : DraftTests(fixture), IClassFixture<PortalOnPostgres>;
