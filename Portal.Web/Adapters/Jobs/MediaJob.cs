using Portal.Cms.Media;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Makes the WebP and AVIF forms of new pictures, one at a time, and removes bytes that no file has any more.</summary>
[DisallowConcurrentExecution]
internal sealed class MediaJob(MediaVariants variants, MediaSweep sweep, ILogger<MediaJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>A beat ends before anybody who stops the site has to wait for it.</summary>
    private const int FilesOfOneBeat = 5;

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(MediaJob), RunAsync, cancellationToken);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await variants.MakeWaitingAsync(FilesOfOneBeat, cancellationToken);
        await sweep.RunAsync(cancellationToken);
    }
}
