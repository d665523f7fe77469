using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Adapters.Jobs;

namespace Portal.Tests.Web.Jobs;

public sealed class BeatTests
{
    [Fact]
    public async Task Failed_job_is_logged_without_what_it_was_handling()
    {
        var lines = new Lines();
        await Beat.RunAsync(lines, "SomeJob", _ => throw new InvalidOperationException("污水池没有护栏"), CancellationToken.None);
        var line = Assert.Single(lines.Written);
        Assert.Contains("InvalidOperationException", line, StringComparison.Ordinal);
        Assert.DoesNotContain("污水池", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_site_logs_nothing()
    {
        var lines = new Lines();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Beat.RunAsync(lines, "SomeJob", token => Task.FromCanceled(token), stopped.Token);
        Assert.Empty(lines.Written);
    }

    [Fact]
    public async Task Session_past_every_limit_is_deleted_and_a_live_one_stays()
    {
        await using var app = await PortalApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = app.Time.GetUtcNow().UtcDateTime;
        db.Sessions.AddRange(Session(1, now - SessionSweepJob.OldestLife - TimeSpan.FromMinutes(1)), Session(2, now));
        await db.SaveChangesAsync();
        var job = ActivatorUtilities.CreateInstance<SessionSweepJob>(scope.ServiceProvider);
        await job.Execute(null!, CancellationToken.None);
        Assert.Equal([2], db.Sessions.Select(s => s.IdHash).AsEnumerable().Select(hash => (int)hash[0]));
    }

    private static AreaSession Session(byte id, DateTime startedAt) =>
        new() { IdHash = [id], Area = CookieArea.Desk, AccountId = Guid.NewGuid(), StartedAt = startedAt, SeenAt = startedAt, ProvedAt = startedAt };

    private sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception) + exception);
    }
}
