using System.Collections.Concurrent;
using Portal.Tests.Proof;

namespace Portal.Benchmarks.Intake;

/// <summary>
/// Submissions and follow-ups a second, beside what the machine could derive if it did nothing else. A submission is the last sending of the form, from
/// its first byte to the receipt page; the ticket with its human check was fetched before. A follow-up is the opening of a case by its receipt, on the
/// real grid of answers. The measuring side runs on the same cores and its time is part of the sum.
/// </summary>
internal sealed class LoadPart(Run run, FigureTable figures)
{
    private const int WarmReports = 1_000;
    private const int Senders = 16;

    /// <summary>An opening takes half a second by the clock: as many are under way as ask for this share of what the machine could derive.</summary>
    private const double Asked = 0.95;

    private static readonly TimeSpan OpeningTakes = TimeSpan.FromSeconds(0.5);

    private int _openers;

    private double _cost;

    private static readonly TimeSpan LimitLength = TimeSpan.FromSeconds(4);

    public async Task RunAsync()
    {
        var before = await LimitAsync();
        _cost = before.Cost;
        _openers = (int)Math.Ceiling(before.PerSecond * Asked * OpeningTakes.TotalSeconds);
        await using var site = await SiteUnderTest.StartAsync();
        using var client = site.Client();
        var reporter = new LeanReporter(client);
        // A site that has run for a while is measured: the runtime compiles the code that is used much again, in the background, and that must be over.
        var warm = await PrepareAsync(reporter, run.Count(WarmReports, 60));
        var (receipts, _) = await SubmitAsync(site, client, warm, judged: false);
        await OpenAsync(site, reporter, receipts, run.Count(WarmReports, 80), judged: false);
        await Task.Delay(TimeSpan.FromSeconds(5), run.Time);

        var prepared = await PrepareAsync(reporter, run.Count(Promises.LoadReports, 60));
        await Run.TellAsync("submitting");
        var (known, submissions) = await SubmitAsync(site, client, prepared, judged: true);
        await Run.TellAsync("following up");
        var followUps = await OpenAsync(site, reporter, known, run.Count(Promises.LoadFollowUps, 120), judged: true);
        var after = await LimitAsync();
        var limit = (before.PerSecond + after.PerSecond) / 2;
        await figures.AddAsync("receipts derived in a bare loop on all cores", limit, "/s");
        await figures.AddAtLeastAsync("submissions, share of that", submissions / limit, "", Promises.ShareOfDerivations);
        await figures.AddAtLeastAsync("follow-ups, share of that", followUps / limit, "", Promises.ShareOfDerivations);
    }

    private Task<(double PerSecond, double Cost)> LimitAsync() => DerivationLimit.MeasureAsync(run.Time, LimitLength * Math.Clamp(run.Scale, 0.25, 1));

    private static async Task<byte[][]> PrepareAsync(LeanReporter reporter, int count)
    {
        var bodies = new byte[count][];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount * 2 }, async (i, _) =>
        {
            const string What = "污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。";
            bodies[i] = LeanReporter.Sending(await reporter.TicketAsync(What), What);
        });
        return bodies;
    }

    private async Task<(IReadOnlyList<string> Receipts, double PerSecond)> SubmitAsync(SiteUnderTest site, HttpClient client, byte[][] bodies, bool judged)
    {
        var next = -1;
        var pages = new byte[bodies.Length][];
        var (spentBySite, spentByUs) = (site.ProcessorTime, Environment.CpuUsage.TotalTime);
        var began = run.Time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < bodies.Length; i = Interlocked.Increment(ref next))
            {
                using var response = await client.PostAsync(LeanReporter.Form, MultipartBytes.Content(bodies[i]));
                pages[i] = await response.Content.ReadAsByteArrayAsync();
            }
        }));
        var seconds = run.Time.GetElapsedTime(began).TotalSeconds;
        (spentBySite, spentByUs) = (site.ProcessorTime - spentBySite, Environment.CpuUsage.TotalTime - spentByUs);
        var receipts = pages.Select(page => new Answer(200, System.Text.Encoding.UTF8.GetString(page)).Receipt).Where(receipt => receipt.Length > 0).ToList();
        if (judged)
        {
            await figures.AddAtLeastAsync("submissions that ended with a receipt", (double)receipts.Count / bodies.Length, "", 1);
            await figures.AddAsync("submissions", receipts.Count / seconds, "/s");
            await TellSpentAsync("a submission", bodies.Length, spentBySite, spentByUs);
            await figures.AddAsync("size of the receipt page", pages[0].Length / 1024.0, "KiB");
        }

        return (receipts, receipts.Count / seconds);
    }

    private async Task<double> OpenAsync(SiteUnderTest site, LeanReporter reporter, IReadOnlyList<string> receipts, int count, bool judged)
    {
        var next = -1;
        var (opened, busy) = (0, 0);
        var times = new ConcurrentBag<double>();
        var (spentBySite, spentByUs) = (site.ProcessorTime, Environment.CpuUsage.TotalTime);
        var began = run.Time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, _openers).Select(async place =>
        {
            // They come in one after the other, as people do, and not all in the first moment of the grid.
            await Task.Delay(TimeSpan.FromMilliseconds(OpeningTakes.TotalMilliseconds * place / _openers), run.Time);
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                var sent = run.Time.GetTimestamp();
                var answer = await reporter.FollowAsync(receipts[i % receipts.Count]);
                times.Add(run.Time.GetElapsedTime(sent).TotalMilliseconds);
                if (answer.Hidden("handle").Length > 0)
                {
                    Interlocked.Increment(ref opened);
                }
                else if (answer.Status == 503)
                {
                    Interlocked.Increment(ref busy);
                }
            }
        }));
        var seconds = run.Time.GetElapsedTime(began).TotalSeconds;
        (spentBySite, spentByUs) = (site.ProcessorTime - spentBySite, Environment.CpuUsage.TotalTime - spentByUs);
        if (judged)
        {
            await figures.AddAtLeastAsync("follow-ups that opened or were asked to come again", (double)(opened + busy) / count, "", 1);
            await figures.AddAsync("follow-ups asked to come again", busy, "");
            await figures.AddAsync("follow-ups", opened / seconds, "/s");
            await figures.AddAsync("follow-up, median", Figures.Percentile(times, 0.5), "ms");
            await TellSpentAsync("a follow-up", count, spentBySite, spentByUs);
        }

        return opened / seconds;
    }

    private async Task TellSpentAsync(string what, int count, TimeSpan bySite, TimeSpan byUs)
    {
        await figures.AddAsync($"processor time of the site for {what}", bySite.TotalMilliseconds / count, "ms");
        await figures.AddAsync($"processor time of the measuring side for {what}", byUs.TotalMilliseconds / count, "ms");
        await figures.AddAsync($"share of one derivation ({_cost:0.0} ms) in the two", _cost / ((bySite + byUs).TotalMilliseconds / count), "");
    }
}
