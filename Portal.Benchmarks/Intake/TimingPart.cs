using System.Globalization;
using Microsoft.Data.Sqlite;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Tests.Proof;

namespace Portal.Benchmarks.Intake;

/// <summary>
/// Check 9: a clock cannot tell a receipt that opens from one that differs from it in two characters or from one that nobody has, nor an officer's name from one that
/// nobody bears. Classes come in random order, several at a time, on the real grid of answers. (The claim code is a later issue's.)
/// </summary>
internal sealed class TimingPart(Run run, FigureTable figures)
{
    private const int AtOnce = 4;
    private const int Reports = 20;

    private static readonly string[] Officers = ["shili1", "shili2", "shili9", "shigang1", "shigang2", "duty1", "duty2", "housing1", "housing2", "fire1", "fire2", "gas1", "gas2", "system", "security", "auditor"];

    public async Task RunAsync()
    {
        await using var site = await SiteUnderTest.StartAsync(("Portal:Passwords:StaffMemoryKiB", "65536"));
        using var client = site.Client();
        await ReceiptsAsync(client);
        await NamesAsync(site, client);
    }

    private async Task ReceiptsAsync(HttpClient client)
    {
        var reporter = new LeanReporter(client);
        var receipts = new List<string>();
        for (var i = 0; i < Reports; i++)
        {
            const string What = "污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。";
            receipts.Add((await reporter.PostAsync(LeanReporter.Form, LeanReporter.Sending(await reporter.TicketAsync(What), What))).Receipt);
        }

        var dice = new Dice(run.Seed);
        var each = run.Count(Promises.TimingLogins, 20);
        var times = await MeasureAsync(3, each, dice, AtOnce, (kind, i) => kind switch
        {
            0 => receipts[i % Reports],
            1 => NearTo(receipts[i % Reports], dice),
            _ => Receipt.Create().Characters,
        }, async typed => (await reporter.FollowAsync(typed)).Status == 200);
        await JudgeAsync("right receipt and nearly right one", times[0], times[1]);
        await JudgeAsync("right receipt and unknown one", times[0], times[2]);
    }

    private async Task NamesAsync(SiteUnderTest site, HttpClient client)
    {
        var dice = new Dice(run.Seed + 1);
        var door = await DeskDoor.OpenAsync(client);
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var left = run.Count(Promises.TimingLogins, Officers.Length); left > 0; left -= Officers.Length)
        {
            // A failed attempt makes the next one of that name wait; here each is the first.
            await ForgetFailuresAsync(site);
            var round = Math.Min(left, Officers.Length);
            var times = await MeasureAsync(2, round, dice, AtOnce, (kind, i) => kind == 0 ? Officers[i] : "u" + dice.Throw(int.MaxValue - 1).ToString("x", CultureInfo.InvariantCulture), async name =>
            {
                using var request = door(name, "Wrong-password-2026");
                using var answer = await client.SendAsync(request);
                await answer.Content.ReadAsByteArrayAsync();
                return (int)answer.StatusCode == 422;
            });
            known.AddRange(times[0]);
            unknown.AddRange(times[1]);
        }

        await JudgeAsync("officer's name and unknown one at the desk", known, unknown);
    }

    /// <summary>Sends all classes in random order, a few at a time.</summary>
    /// <returns>For each class the milliseconds from the first byte sent to the last received.</returns>
    private async Task<List<double>[]> MeasureAsync(int kinds, int each, Dice dice, int atOnce, Func<int, int, string> input, Func<string, Task<bool>> send)
    {
        var order = Enumerable.Range(0, kinds * each).Select(i => (Kind: i % kinds, Input: input(i % kinds, i / kinds))).ToList();
        dice.Shuffle(order);
        var times = Enumerable.Range(0, kinds).Select(_ => new List<double>()).ToArray();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atOnce, order.Count)).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < order.Count; i = Interlocked.Increment(ref next))
            {
                var began = run.Time.GetTimestamp();
                var counts = await send(order[i].Input);
                var took = run.Time.GetElapsedTime(began).TotalMilliseconds;
                if (!counts)
                {
                    throw new InvalidOperationException("An answer that is none of those that are compared.");
                }

                lock (times)
                {
                    times[order[i].Kind].Add(took);
                }
            }
        }));
        return times;
    }

    private async Task JudgeAsync(string what, List<double> first, List<double> second)
    {
        var (a, b) = (Figures.Percentile(first, 0.5), Figures.Percentile(second, 0.5));
        await figures.AddAsync($"{what}: medians of {first.Count} each", a, "ms");
        await figures.AddAtMostAsync($"{what}: difference of the medians", Math.Abs(a - b), "ms", Promises.TimingMedian);
        var area = Figures.AreaUnderCurve(first, second);
        await figures.AddAtLeastAsync($"{what}: area under the curve", area, "", Promises.TimingAucLeast);
        await figures.AddAtMostAsync($"{what}: the same", area, "", Promises.TimingAucMost);
    }

    /// <summary>Two characters changed so that the check symbol still fits.</summary>
    private static string NearTo(string receipt, Dice dice)
    {
        while (true)
        {
            var near = receipt.ToCharArray();
            near[dice.Throw(near.Length)] = Crockford.Alphabet[dice.Throw(32)];
            near[dice.Throw(near.Length)] = Crockford.Alphabet[dice.Throw(32)];
            var text = new string(near);
            if (text != receipt && Receipt.TryParse(text, out _, out _))
            {
                return text;
            }
        }
    }

    private static async Task ForgetFailuresAsync(SiteUnderTest site)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(site.DataFolder, "portal.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=15000; UPDATE StaffAccounts SET AccessFailedCount = 0, LastFailureAt = NULL";
        await command.ExecuteNonQueryAsync();
    }
}
