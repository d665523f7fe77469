namespace Portal.Benchmarks.Content;

/// <summary>
/// Requests a second for one article: from the output cache under both path prefixes, and made anew each time with definitions and menus warm, beside what a bare
/// endpoint answers in the same run. The measuring side shares the cores with all of them.
/// </summary>
internal sealed class PagesPart(Run run, FigureTable figures)
{
    private const string Article = "/publicity/enterprise/confined-space";

    /// <summary>Issue 5: shares of the bare endpoint.</summary>
    private const double Cached = 0.6;
    private const double Uncached = 0.15;

    private TimeSpan Length => TimeSpan.FromSeconds(10 * Math.Clamp(run.Scale, 0.1, 1));

    public async Task RunAsync()
    {
        double bare;
        await using (var endpoint = await BareEndpoint.StartAsync())
        {
            bare = await new RawLoad(endpoint.Address, run.Time).PerSecondAsync("/", Length);
        }

        await figures.AddAsync("bare endpoint", bare, "/s");
        await using (var site = await SiteUnderTest.StartAsync(("Portal:SampleContent", "true")))
        {
            var load = new RawLoad(site.Process.Address, run.Time);

            // Until the runtime has compiled what is used much: the first address would pay for all.
            await load.PerSecondAsync(Article, Length);
            foreach (var prefix in new[] { "", "/elder" })
            {
                var cached = await load.PerSecondAsync(prefix + Article, Length);
                await figures.AddAsync($"cached article {prefix}", cached, "/s");
                await figures.AddAtLeastAsync("share of the bare endpoint", cached / bare, "", Cached);
            }
        }

        await using (var site = await SiteUnderTest.StartAsync(("Portal:SampleContent", "true"), ("Portal:OutputCache", "false")))
        {
            var load = new RawLoad(site.Process.Address, run.Time);
            await load.PerSecondAsync(Article, Length);
            var uncached = await load.PerSecondAsync(Article, Length);
            await figures.AddAsync("uncached article", uncached, "/s");
            await figures.AddAtLeastAsync("share of the bare endpoint", uncached / bare, "", Uncached);
        }
    }
}
