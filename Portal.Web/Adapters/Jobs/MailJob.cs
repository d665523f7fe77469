using Portal.Domain.Access;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Mail to staff. Every minute, because a call of the duty desk must not wait; the beat itself keeps its own times.</summary>
[DisallowConcurrentExecution]
internal sealed class MailJob(IStaffMailRun mail, ILogger<MailJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(MailJob), mail.RunAsync, cancellationToken);
}
