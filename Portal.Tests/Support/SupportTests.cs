using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Portal.Tests.Support;

/// <summary>The fixtures themselves: what they claim to notice, they notice.</summary>
public sealed class SupportTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Fact]
    public async Task App_answers_with_its_own_clock_folder_and_log()
    {
        await using var app = await PortalApp.StartAsync();
        using var answer = await app.Client().GetAsync(new Uri("/no-such-page", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Same(app.Time, app.Services.GetRequiredService<TimeProvider>());
        Assert.True(Directory.Exists(Path.Combine(app.DataFolder, "blobs")));

        app.Services.GetRequiredService<ILogger<SupportTests>>().LogWarning("a word in the log: {Word}", "ZQ7-MARK-in-the-log-file");
        Assert.Contains("ZQ7-MARK-in-the-log-file", app.Log.Text, StringComparison.Ordinal);
        Assert.Contains(await app.FindOnDiskAsync("ZQ7-MARK-in-the-log-file"), line => line.Contains("portal.log", StringComparison.Ordinal));
        Assert.Empty(await app.FindOnDiskAsync("ZQ7-MARK-that-is-nowhere"));
    }

    [Fact]
    public async Task App_starts_on_postgres()
    {
        await using var app = await PortalApp.StartAsync(new PortalAppOptions { Database = await PortalDatabases.PostgresAsync() });
        using var answer = await app.Client().GetAsync(new Uri("/no-such-page", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await app.FindOnDiskAsync("ZQ7-MARK-that-is-nowhere"));
    }

    [Fact]
    public async Task Postgres_database_is_fresh_and_its_dump_shows_what_it_holds()
    {
        await using var database = await PortalDatabases.PostgresAsync();
        await using (var connection = new Npgsql.NpgsqlConnection(database.ConnectionString))
        {
            await connection.OpenAsync();
            // Long and repetitive: the server compresses it on its own disk.
            await using var command = new Npgsql.NpgsqlCommand("CREATE TABLE \"Planted\" AS SELECT repeat('ZQ7-MARK-in-a-long-value ', 4000) AS text", connection);
            await command.ExecuteNonQueryAsync();
        }

        using var folder = new TempFolder();
        await database.DumpAsync(folder.Path);
        Assert.NotEmpty(DiskSearch.Find(["ZQ7-MARK-in-a-long-value"], [folder.Path]));
    }

    [Fact]
    public async Task Process_that_was_killed_starts_again_on_the_same_folder()
    {
        using var folder = new TempFolder();
        await using var first = await PortalProcess.StartAsync(folder.Path);
        await first.KillAsync();
        using var client = first.Client();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("/", UriKind.Relative)));
        await using var second = await PortalProcess.StartAsync(folder.Path);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task Visitor_notices_a_request_to_another_origin()
    {
        await using var visitor = await chromium.VisitAsync(Nowhere);
        await visitor.Page.SetContentAsync("<img src=\"http://127.0.0.1:8/spy.png\" alt=\"\">");
        Assert.Equal(["http://127.0.0.1:8/spy.png"], visitor.ForeignRequests);
        Assert.NotEmpty(visitor.Complaints);
    }

    [Fact]
    public async Task Visitor_notices_what_the_content_security_policy_refuses()
    {
        await using var visitor = await chromium.VisitAsync(Nowhere);
        await visitor.Context.RouteAsync("**/*", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "text/html",
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Security-Policy"] = "default-src 'none'" },
            Body = "<p style=\"color: red\">x</p>",
        }));
        await visitor.GoAsync("/");
        Assert.Contains(visitor.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Axe_without_script_is_refused()
    {
        await using var visitor = await chromium.VisitAsync(Nowhere, javaScript: false);
        await Assert.ThrowsAsync<InvalidOperationException>(() => AxeChecks.FindNothingAsync(visitor));
    }

    [Fact]
    public async Task Axe_names_a_picture_without_a_text()
    {
        await using var visitor = await chromium.VisitAsync(Nowhere, 390);
        await visitor.Page.SetContentAsync(Page("<img src=\"data:,\">"));
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => AxeChecks.FindNothingAsync(visitor));
        Assert.Contains("image-alt", failure.Message, StringComparison.Ordinal);

        await visitor.Page.SetContentAsync(Page("<p>好</p>"));
        await AxeChecks.FindNothingAsync(visitor);

        static string Page(string body) => $"<!doctype html><html lang=\"zh-CN\"><title>例</title><main><h1>例</h1>{body}</main></html>";
    }
}
