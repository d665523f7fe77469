using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Levelling at 03:00 in the city, or soon after the next start when the site was down then.</summary>
[DisallowConcurrentExecution]
internal sealed class LevellingJob(Levelling levelling, Night night, ILogger<LevellingJob> log) : IJob
{
    public static readonly TimeOnly At = new(3, 0);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(LevellingJob), token => night.OnceAsync(nameof(LevellingJob), At, levelling.RunAsync, token), cancellationToken);
}
