namespace Portal.Benchmarks;

/// <summary>One subject with its parts: each is repeatable alone, prints its figures beside what is promised, and judges them.</summary>
internal sealed record BenchmarkSubject(string Name, Dictionary<string, Func<Run, FigureTable, Task>> Parts)
{
    /// <param name="named">The one part to run, or none for all.</param>
    /// <returns>Whether every promised figure holds.</returns>
    public async Task<bool> RunAsync(Run run, IReadOnlyList<string> named)
    {
        var figures = new FigureTable(run.Output);
        await figures.BeginAsync(FormattableString.Invariant($"{Name}, scale {run.Scale}, seed {run.Seed}"));
        foreach (var (part, measure) in Parts.Where(part => named.Count == 0 || named.Contains(part.Key)))
        {
            await Run.TellAsync($"{Name}/{part} …");
            await figures.TitleAsync(part);
            await measure(run, figures);
        }

        return figures.Holds;
    }
}
