using Portal.Domain.Reporting;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Ends the life of reports whose day is past: at 02:00 in the city, and at each start, because a night may have been missed.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(Retention retention, ILogger<RetentionJob> log) : IJob
{
    public static readonly TimeOnly At = new(2, 0);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(RetentionJob), retention.RunAsync, cancellationToken);
}
