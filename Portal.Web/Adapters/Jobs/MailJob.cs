using Portal.Domain.Access;
using Portal.Domain.Publicity;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Mail to staff, and letters to who asked for them. Every minute, because a call of the duty desk must not wait; the beat itself keeps its own times.</summary>
[DisallowConcurrentExecution]
internal sealed class MailJob(IStaffMailRun mail, IPublicLetterRun letters, ILogger<MailJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await Beat.RunAsync(log, nameof(MailJob), mail.RunAsync, cancellationToken);
        await Beat.RunAsync(log, nameof(MailJob), letters.RunAsync, cancellationToken);
    }
}
