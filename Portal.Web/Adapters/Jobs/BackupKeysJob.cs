using Portal.Domain.Kernel;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Destroys the day keys of backups whose wraps have lived long enough, so that this happens whether or not anybody takes backups.</summary>
[DisallowConcurrentExecution]
internal sealed class BackupKeysJob(IBackupKeys keys, ILogger<BackupKeysJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => Beat.RunAsync(
        log,
        nameof(BackupKeysJob),
        _ =>
        {
            keys.DestroyOld();
            return Task.CompletedTask;
        },
        cancellationToken);
}
