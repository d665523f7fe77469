using System.Runtime;
using Portal.Tests.Proof;
using Portal.Tests.Proof.Fuzz;

namespace Portal.Benchmarks.Intake;

/// <summary>A million malformed inputs over all parsers that stand at the door, with the stated share for each; each find is named with the number that makes it again.</summary>
internal sealed class FuzzPart(Run run, FigureTable figures)
{
    private static readonly FuzzTarget[] Parsers =
        [ReceiptFuzz.Target, SealedFuzz.Texts, SealedFuzz.Wraps, SealedFuzz.Files, MultipartFuzz.Target, FileFuzz.Mp4, FileFuzz.Ooxml, FileFuzz.Pdf];

    public async Task RunAsync()
    {
        var fuzz = new FuzzRun(run.Time, run.Seed, Promises.FuzzCase);
        var outcomes = new List<FuzzOutcome>();

        // What is opened once and kept (libraries, the runtime's own) is open before the count.
        foreach (var target in Parsers)
        {
            await fuzz.RunAsync(target, 50, Environment.ProcessorCount);
        }

        var open = OpenFiles(Environment.ProcessId);
        ProcessFigures.ForgetPeak(Environment.ProcessId);
        var before = ProcessFigures.ResidentMegabytes(Environment.ProcessId);
        foreach (var target in Parsers)
        {
            outcomes.Add(await OneAsync(fuzz, target));
        }

        var growth = ProcessFigures.PeakMegabytes(Environment.ProcessId) - before;
        var left = OpenFiles(Environment.ProcessId) - open;
        await using (var site = await SiteUnderTest.StartAsync(("Portal:Intake:AnswerGridMilliseconds", "0"), ("Portal:Jobs:Enabled", "false")))
        {
            using var client = site.Client();
            using var http = new HttpFuzz(site.Process.Address, client);
            var requests = http.Target;
            await fuzz.RunAsync(requests, 100, Environment.ProcessorCount);
            var openInSite = OpenFiles(site.Process.Id);
            outcomes.Add(await OneAsync(fuzz, requests));
            await Task.Delay(TimeSpan.FromSeconds(3), run.Time);

            // Connections of the pool come and go; a file of the intake is what would stay.
            left += Math.Max(0, OpenFiles(site.Process.Id) - openInSite);
            left += Directory.EnumerateFileSystemEntries(Path.Combine(site.DataFolder, "tmp")).Count(entry => !entry.Contains("clr-debug", StringComparison.Ordinal) && !entry.Contains(".dotnet", StringComparison.Ordinal));
            left += Directory.EnumerateFileSystemEntries(Path.Combine(site.DataFolder, "blobs", ".unfinished")).Count();
            var said = site.Process.Output.Split('\n').Where(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal)).Distinct().ToArray();
            foreach (var line in said)
            {
                await Run.TellAsync(line);
            }

            await figures.AddAtMostAsync("faults in the site's log", said.Length, "", 0);
        }

        foreach (var outcome in outcomes)
        {
            await figures.AddAtMostAsync(FormattableString.Invariant($"{outcome.Name}: finds in {outcome.Cases:#,0} inputs"), outcome.Faults.Count, "", 0);
            await figures.AddAsync($"{outcome.Name}: taken all the same", 100.0 * outcome.Taken / outcome.Cases, "%");
        }

        await figures.AddAtLeastAsync("inputs in all", outcomes.Sum(outcome => outcome.Cases), "", run.Scale >= 1 ? Promises.FuzzCases : 1);
        await figures.AddAtMostAsync("slowest input", outcomes.Max(outcome => outcome.SlowestSeconds), "s", Promises.FuzzCase);
        await figures.AddAtMostAsync("files and temporary files still open or left", left, "", 0);
        await figures.AddAtMostAsync("memory growth of the parsers' process at its peak", growth, "MB", Promises.Growth);
    }

    private async Task<FuzzOutcome> OneAsync(FuzzRun fuzz, FuzzTarget target)
    {
        var began = run.Time.GetTimestamp();
        var outcome = await fuzz.RunAsync(target, run.Count(Promises.FuzzCases / 1_000 * target.PerMille, 100), Environment.ProcessorCount);
        await Run.TellAsync(FormattableString.Invariant($"{target.Name}: {outcome.Cases:#,0} in {run.Time.GetElapsedTime(began).TotalSeconds:0} s"));
        foreach (var fault in outcome.Faults)
        {
            await Run.TellAsync(fault);
        }

        return outcome;
    }

    /// <summary>Files, not sockets, pipes and the like: those are the runtime's.</summary>
    private static int OpenFiles(int processId)
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Directory.EnumerateFileSystemEntries($"/proc/{processId}/fd").Count(entry => new FileInfo(entry).LinkTarget is { } target && target.StartsWith('/')
            && !target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/memfd:", StringComparison.Ordinal)
            && !target.Contains("portal.db", StringComparison.Ordinal)
            // The runtime loads its libraries as they are first needed and keeps them open.
            && Path.GetExtension(target) is not (".dll" or ".so"));
    }
}
