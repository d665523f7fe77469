using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Data;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Lets content appear and go at its hour, and forgets forms that nobody came back to.</summary>
[DisallowConcurrentExecution]
internal sealed class ContentClockJob(ContentClock clock, PortalDb db, TimeProvider time, ILogger<ContentClockJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(ContentClockJob), RunAsync, cancellationToken);

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await clock.RunAsync(new NightlyActor(), cancellationToken);
        var keptSince = time.UtcNow().AddDays(-ContentScratch.KeptDays);
        await db.ContentScratches.Where(s => s.SavedAt < keptSince).ExecuteDeleteAsync(cancellationToken);
    }
}
