using Portal.Tests.Support;

namespace Portal.Tests.Proof;

/// <summary>
/// The nightly job as a process of its own beside the site, killed together with it. A build that has no such command (its help does not name it) is run
/// without.
/// </summary>
internal static class NightlyJob
{
    public const string Command = "nightly";

    private static readonly Lazy<Task<bool>> Exists = new(async () =>
    {
        await using var help = PortalCommand.Start("help");
        await help.EndAsync();
        return help.Output.Contains(" " + Command, StringComparison.Ordinal);
    });

    /// <summary>Whether this build has the job; a figure table says so.</summary>
    public static Task<bool> ExistsAsync() => Exists.Value;

    /// <param name="after">Milliseconds from now until it starts.</param>
    public static async Task RunAsync(string dataFolder, IReadOnlyDictionary<string, string> settings, int after, CancellationToken kill)
    {
        if (!await ExistsAsync())
        {
            return;
        }

        try
        {
            await Task.Delay(after, kill);
            await using var job = PortalCommand.Start(Command, dataFolder, settings);
            await job.EndAsync(kill);
        }
        catch (OperationCanceledException)
        {
            // Leaving the block above has killed it.
        }
    }
}
