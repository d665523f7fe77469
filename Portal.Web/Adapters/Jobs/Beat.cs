namespace Portal.Web.Adapters.Jobs;

/// <summary>
/// One run of a job. A failure is logged by its type alone, because an exception's message may quote what the job was handling; the next beat tries
/// again, so every job must bear to run twice.
/// </summary>
internal static class Beat
{
    public static async ValueTask RunAsync(ILogger log, string job, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The site is stopping; what is left over is found again at the next start.
        }
        catch (Exception fault)
        {
            log.LogError("Job {Job} failed with {Fault}; it is tried again at its next beat.", job, fault.GetType().Name);
        }
    }
}
