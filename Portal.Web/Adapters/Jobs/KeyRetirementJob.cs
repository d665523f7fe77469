using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Destroys private keys that nothing is wrapped for any more. After the retention of the same night, which is what takes the last wraps away.</summary>
[DisallowConcurrentExecution]
internal sealed class KeyRetirementJob(PortalDb db, KeyRetirement retirement, ILogger<KeyRetirementJob> log) : IJob
{
    /// <summary>City time.</summary>
    public static readonly TimeOnly At = new(2, 30);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(KeyRetirementJob), token => RunAsync(db, retirement, token), cancellationToken);

    /// <returns>How many keys were ended.</returns>
    public static async Task<int> RunAsync(PortalDb db, KeyRetirement retirement, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ended = await retirement.RunAsync(new NightlyActor(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ended;
    }
}
