using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Web.Adapters.Data;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Deletes sessions that nobody can use any more. They carry sealed private keys, so none shall lie about longer than needed.</summary>
[DisallowConcurrentExecution]
internal sealed class SessionSweepJob(PortalDb db, TimeProvider time, ILogger<SessionSweepJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Past every limit that the account store sets; a session within its own limit is never touched from here.</summary>
    public static readonly TimeSpan OldestLife = TimeSpan.FromHours(24);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(SessionSweepJob), SweepAsync, cancellationToken);

    private Task SweepAsync(CancellationToken cancellationToken)
    {
        var begunBefore = time.UtcNow() - OldestLife;
        return db.Sessions.Where(s => s.StartedAt < begunBefore).ExecuteDeleteAsync(cancellationToken);
    }
}
