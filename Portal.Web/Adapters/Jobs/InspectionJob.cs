using Portal.Domain.Publicity.Inspection;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>The self-inspection at 04:00 in the city, or soon after the next start when the site was down then; and within a minute when somebody at the desk asks.</summary>
[DisallowConcurrentExecution]
internal sealed class InspectionJob(ISelfInspection inspection, Night night, ILogger<InspectionJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private static readonly TimeOnly At = new(4, 0);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Beat.RunAsync(log, nameof(InspectionJob), RunAsync, cancellationToken);

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await inspection.IsAskedAsync(cancellationToken))
        {
            await inspection.RunAsync(cancellationToken);
            await night.NoteAsync(nameof(InspectionJob), night.Latest(At), cancellationToken);
            return;
        }

        await night.OnceAsync(nameof(InspectionJob), At, inspection.RunAsync, cancellationToken);
    }
}
