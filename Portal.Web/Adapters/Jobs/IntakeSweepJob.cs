using Portal.Domain.Reporting;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Takes away dead drafts and follow-ups with their files, and what a killed process left half written.</summary>
[DisallowConcurrentExecution]
internal sealed class IntakeSweepJob(IntakeSweep sweep, ILogger<IntakeSweepJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(IntakeSweepJob), sweep.RunAsync, cancellationToken);
}
