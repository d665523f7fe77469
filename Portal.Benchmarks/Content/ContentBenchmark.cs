namespace Portal.Benchmarks.Content;

/// <summary>The large lane of the content's checks.</summary>
internal static class ContentBenchmark
{
    public static BenchmarkSubject Subject { get; } = new("content", new(StringComparer.Ordinal)
    {
        ["pages"] = (run, figures) => new PagesPart(run, figures).RunAsync(),
        ["items"] = (run, figures) => new ItemsPart(run, figures).RunAsync(),
    });
}
