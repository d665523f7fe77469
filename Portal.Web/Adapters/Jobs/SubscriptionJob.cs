using Portal.Domain.Publicity.Subscriptions;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>News and warnings to subscribers. Every minute, because a warning must not wait.</summary>
[DisallowConcurrentExecution]
internal sealed class SubscriptionJob(SubscriptionRounds rounds, ILogger<SubscriptionJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(SubscriptionJob), rounds.RunAsync, cancellationToken);
}
