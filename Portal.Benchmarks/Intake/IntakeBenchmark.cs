namespace Portal.Benchmarks.Intake;

/// <summary>The large lane of the intake's checks.</summary>
internal static class IntakeBenchmark
{
    public static BenchmarkSubject Subject { get; } = new("intake", new(StringComparer.Ordinal)
    {
        ["crypto"] = (run, figures) => new CryptoPart(run.Time, figures).RunAsync(),
        ["timing"] = (run, figures) => new TimingPart(run, figures).RunAsync(),
        ["guesses"] = (run, figures) => new GuessesPart(run, figures).RunAsync(),
        ["flood"] = (run, figures) => new FloodPart(run, figures).RunAsync(),
        ["load"] = (run, figures) => new LoadPart(run, figures).RunAsync(),
        ["memory"] = (run, figures) => new MemoryPart(run, figures).RunAsync(),
        ["fuzz"] = (run, figures) => new FuzzPart(run, figures).RunAsync(),
        ["kill"] = (run, figures) => new KillPart(run, figures).RunAsync(),
    });
}
