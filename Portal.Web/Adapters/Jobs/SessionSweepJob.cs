using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>
/// Deletes what nodes share and nobody can use any more: sessions, which carry sealed private keys, so that none shall lie about longer than needed; spent
/// human checks; names that were tried long ago; half-typed notes that nobody came back to.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class SessionSweepJob(PortalDb db, TimeProvider time, ILogger<SessionSweepJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Past every limit that the account store sets; a session within its own limit is never touched from here.</summary>
    public static readonly TimeSpan OldestLife = TimeSpan.FromHours(24);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(SessionSweepJob), SweepAsync, cancellationToken);

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        var begunBefore = time.UtcNow() - OldestLife;
        await db.Sessions.Where(s => s.StartedAt < begunBefore).ExecuteDeleteAsync(cancellationToken);
        await db.UnknownNames.Where(n => n.At < begunBefore).ExecuteDeleteAsync(cancellationToken);
        var today = time.Today();
        await db.SpentChallenges.Where(s => s.DeadOn <= today).ExecuteDeleteAsync(cancellationToken);
        var keptSince = today.AddDays(-CaseScratches.KeptDays);
        await db.CaseScratches.Where(s => s.SavedOn < keptSince).ExecuteDeleteAsync(cancellationToken);
    }
}
