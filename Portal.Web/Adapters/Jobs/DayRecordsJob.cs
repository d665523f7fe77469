using Portal.Domain.Audit;
using Portal.Web.Adapters.Data;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Writes what was done on days that have ended, and is recorded by its day alone, into the audit chain.</summary>
[DisallowConcurrentExecution]
internal sealed class DayRecordsJob(PortalDb db, DayRecords days, ILogger<DayRecordsJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(DayRecordsJob), WriteAsync, cancellationToken);

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await days.WriteEndedAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
