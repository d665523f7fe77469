using System.Collections.Concurrent;
using Portal.Domain.Kernel;
using Portal.Tests.Proof;

namespace Portal.Benchmarks.Intake;

/// <summary>
/// Check 11: somebody guesses receipts, five thousand a minute as random ones fall (one in 32 has a right check symbol), while people open theirs: memory stays
/// bounded, nobody waits long, and no receipt is locked by guessing.
/// </summary>
internal sealed class GuessesPart(Run run, FigureTable figures)
{
    private const int Owners = 10;

    public async Task RunAsync()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var client = site.Client();
        using var reader = site.Client();
        var reporter = new LeanReporter(client);
        var receipts = new List<string>();
        for (var i = 0; i < Owners; i++)
        {
            const string What = "污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。";
            receipts.Add((await reporter.PostAsync(LeanReporter.Form, LeanReporter.Sending(await reporter.TicketAsync(What), What))).Receipt);
        }

        await Task.WhenAll(receipts.Select(reporter.FollowAsync));
        var idle = site.ResidentMegabytes;
        ProcessFigures.ForgetPeak(site.Process.Id);

        var minutes = Promises.GuessMinutes * run.Scale;
        var dice = new Dice(run.Seed);
        var guesses = Enumerable.Range(0, (int)(Promises.GuessesPerMinute * minutes)).Select(_ => string.Concat(Enumerable.Range(0, 24).Select(_ => Crockford.Alphabet[dice.Throw(32)]))).ToArray();
        var logins = new ConcurrentBag<double>();
        var (opened, hit, refused, failed) = (0, 0, 0, 0);
        using var over = new CancellationTokenSource();
        var pages = new PublicPages(reader, run.Time);
        var reading = pages.ReadAsync(over.Token);
        var guessing = Pace.RunAsync(run.Time, guesses.Length, TimeSpan.FromMinutes(1) / Promises.GuessesPerMinute, async i =>
        {
            var answer = await reporter.FollowAsync(guesses[i]);
            Interlocked.Add(ref hit, answer.Hidden("handle").Length > 0 ? 1 : 0);
            Interlocked.Add(ref refused, answer.Status == 503 ? 1 : 0);
            Interlocked.Add(ref failed, answer.Status is not (200 or 503) ? 1 : 0);
        });
        var count = Math.Max(10, (int)(Promises.GoodLoginsPerMinute * minutes));
        await Pace.RunAsync(run.Time, count, TimeSpan.FromMinutes(1) / Promises.GoodLoginsPerMinute, async i =>
        {
            var began = run.Time.GetTimestamp();
            var answer = await reporter.FollowAsync(receipts[i % Owners]);
            logins.Add(run.Time.GetElapsedTime(began).TotalMilliseconds);
            Interlocked.Add(ref opened, answer.Hidden("handle").Length > 0 ? 1 : 0);
        });
        await guessing;
        await over.CancelAsync();
        await reading;

        await figures.AddAsync("wrong receipts sent", guesses.Length, "");
        await figures.AddAtMostAsync("of them: opened something", hit, "", 0);
        await figures.AddAtMostAsync("of them: answered with a fault", failed, "", 0);
        await figures.AddAsync("of them: asked to come again", refused, "");
        await figures.AddAtLeastAsync("right receipts that opened (no lock-out)", (double)opened / count, "", 1);
        await figures.AddAtMostAsync("right receipt, 95th percentile", Figures.Percentile(logins, 0.95), "ms", Promises.GoodLogin);
        await figures.AddAtMostAsync("public page, 95th percentile", pages.NinetyFifth, "ms", Promises.PublicPage);
        await figures.AddAtMostAsync("public pages that failed", pages.Failed, "", 0);
        await figures.AddAtMostAsync("peak growth of memory", ProcessFigures.PeakMegabytes(site.Process.Id) - idle, "MB", Promises.Growth);
    }
}
