namespace Portal.Benchmarks;

/// <summary>How one run of a benchmark was asked for.</summary>
/// <param name="Scale">1 for the full counts that the figures under docs/benchmarks are made with.</param>
/// <param name="Seed">Of every throw of the dice; printed, so that a find can be found again.</param>
internal sealed record Run(double Scale, long Seed, TimeProvider Time, TextWriter Output)
{
    public int Count(int full, int least = 1) => Math.Max(least, (int)Math.Round(full * Scale));

    /// <summary>A line for whoever watches; it is no figure, so it goes beside the table.</summary>
    public static Task TellAsync(string text) => Console.Error.WriteLineAsync(text);
}
