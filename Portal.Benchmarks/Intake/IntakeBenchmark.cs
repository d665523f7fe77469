namespace Portal.Benchmarks.Intake;

/// <summary>The large lane of the intake's checks: each part is repeatable alone, prints its figures beside what is promised, and judges them.</summary>
internal static class IntakeBenchmark
{
    private static readonly Dictionary<string, Func<Run, FigureTable, Task>> All = new(StringComparer.Ordinal)
    {
        ["crypto"] = (run, figures) => new CryptoPart(run.Time, figures).RunAsync(),
        ["timing"] = (run, figures) => new TimingPart(run, figures).RunAsync(),
        ["guesses"] = (run, figures) => new GuessesPart(run, figures).RunAsync(),
        ["flood"] = (run, figures) => new FloodPart(run, figures).RunAsync(),
        ["load"] = (run, figures) => new LoadPart(run, figures).RunAsync(),
        ["memory"] = (run, figures) => new MemoryPart(run, figures).RunAsync(),
        ["fuzz"] = (run, figures) => new FuzzPart(run, figures).RunAsync(),
        ["kill"] = (run, figures) => new KillPart(run, figures).RunAsync(),
    };

    public static IReadOnlyCollection<string> Parts => All.Keys;

    /// <param name="named">The one part to run, or none for all.</param>
    /// <returns>Whether every promised figure holds.</returns>
    public static async Task<bool> RunAsync(Run run, IReadOnlyList<string> named)
    {
        var figures = new FigureTable(run.Output);
        await figures.BeginAsync(FormattableString.Invariant($"intake, scale {run.Scale}, seed {run.Seed}"));
        foreach (var (name, part) in All.Where(part => named.Count == 0 || named.Contains(part.Key)))
        {
            await Run.TellAsync($"intake/{name} …");
            await figures.TitleAsync(name);
            await part(run, figures);
        }

        return figures.Holds;
    }
}
