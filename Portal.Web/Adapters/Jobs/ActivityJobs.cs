using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Activities;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Forgets on the promised day who signed up and who asked for a visit: at 02:20 in the city, and at each start, because a night may have been missed.</summary>
[DisallowConcurrentExecution]
internal sealed class ActivitySweepJob(ActivitySweep sweep, ILogger<ActivitySweepJob> log) : IJob
{
    public static readonly TimeOnly At = new(2, 20);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(ActivitySweepJob), sweep.RunAsync, cancellationToken);
}

/// <summary>Gives places to those who wait where an editor made more room, and keeps the keys ready that seal contacts.</summary>
[DisallowConcurrentExecution]
internal sealed class ActivityFillJob(ActivitySweep sweep, IContactSeal seal, ILogger<ActivityFillJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(
            log,
            nameof(ActivityFillJob),
            async stop =>
            {
                seal.KeepReady();
                await sweep.FillAsync(stop);
            },
            cancellationToken);
}
