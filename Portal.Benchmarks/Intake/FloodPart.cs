using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Tests.Proof;
using Portal.Tests.Support;

namespace Portal.Benchmarks.Intake;

/// <summary>
/// Check 12: a program with script files a thousand reports from one address, paying the proof of work of each as its price rises, while people without script
/// file theirs and others read. The site is told that 127.0.0.1 is its proxy, so that the run can have addresses.
/// </summary>
internal sealed class FloodPart(Run run, FigureTable figures)
{
    private const int BotsHands = 8;
    private const int HonestPeople = 5;
    private const string BotsAddress = "203.0.113.7";
    private const string BotsWords = "ZQ7-FLOOD 污水池清淤，没有通风，没有人在上面看着。";
    private const string What = "污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。";

    /// <summary>What the form asks of somebody who answers its question instead of proving work.</summary>
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(20.5);

    public async Task RunAsync()
    {
        await using var site = await SiteUnderTest.StartAsync(("Portal:TrustedProxies:0", "127.0.0.1/32"));
        using var client = site.Client();
        using var reader = site.Client();
        using var over = new CancellationTokenSource();
        var pages = new PublicPages(reader, run.Time);
        var reading = pages.ReadAsync(over.Token);
        var began = run.Time.GetTimestamp();
        var count = run.Count(Promises.FloodReports, 60);
        var flooding = FloodAsync(client, count);

        // They come when the bot has begun, one every three seconds.
        var waits = await Task.WhenAll(Enumerable.Range(0, HonestPeople).Select(async person =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1 + (3 * person)), run.Time);
            return await HonestAsync(client, $"198.51.{100 + person}.9");
        }));
        var filed = await flooding;
        var seconds = run.Time.GetElapsedTime(began).TotalSeconds;
        await over.CancelAsync();
        await reading;

        await figures.AddAtLeastAsync("the bot's reports that were accepted", (double)filed / count, "", 1);
        await figures.AddAsync("in", seconds, "s");
        await figures.AddAtMostAsync("people without script: slowest receipt, thinking time included", waits.Max(), "s", Promises.HonestReceipt);
        var (slow, all) = await SealedLanes.CountAsync(site, BotsWords);
        await figures.AddAtLeastAsync("of the bot's reports: marked for the slow lane", (double)slow / all, "", run.Scale >= 1 ? Promises.SlowLane : 0.1);
        await figures.AddAtMostAsync("public page, 95th percentile", pages.NinetyFifth, "ms", Promises.PublicPage);
        await figures.AddAtMostAsync("public pages that failed", pages.Failed, "", 0);
    }

    private static async Task<int> FloodAsync(HttpClient client, int count)
    {
        var (next, filed) = (-1, 0);
        var bot = new LeanReporter(client, BotsAddress);
        await Task.WhenAll(Enumerable.Range(0, BotsHands).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) < count)
            {
                Answer sent;
                do
                {
                    sent = await bot.PostAsync(LeanReporter.Form, LeanReporter.Sending(await bot.TicketAsync(BotsWords), BotsWords));
                }
                while (sent.Status == 503);
                Interlocked.Add(ref filed, sent.Receipt.Length > 0 ? 1 : 0);
            }
        }));
        return filed;
    }

    /// <returns>Seconds from the first page to the receipt.</returns>
    private async Task<double> HonestAsync(HttpClient client, string address)
    {
        var began = run.Time.GetTimestamp();
        var person = new LeanReporter(client, address);
        var first = await person.GetAsync(LeanReporter.Form);
        await Task.Delay(Thinking, run.Time);
        var second = await person.PostAsync(LeanReporter.Form, LeanReporter.Beginning(
            first, What, KeyValuePair.Create("human_form", first.Hidden("human_form")), KeyValuePair.Create("human_choice", RightChoice(first.Html))));
        var sent = await person.PostAsync(LeanReporter.Form, LeanReporter.Sending(second.Hidden("ticket"), What));
        for (var again = 0; sent.Status == 503 && again < 20; again++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), run.Time);
            sent = await person.PostAsync(LeanReporter.Form, LeanReporter.Sending(second.Hidden("ticket"), What));
        }

        return sent.Receipt.Length > 0 ? run.Time.GetElapsedTime(began).TotalSeconds : double.PositiveInfinity;
    }

    /// <summary>By knowing what to do when a stairwell burns.</summary>
    private static string RightChoice(string html)
    {
        var text = WebUtility.HtmlDecode(html);
        var ask = Regex.Match(text, "id=\"human-q\">([^<]+)<").Groups[1].Value;
        using var pool = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Folder("content"), "human-questions.json")));
        var question = pool.RootElement.EnumerateArray().Single(q => q.GetProperty("ask").GetString() == ask);
        var right = question.GetProperty("options")[question.GetProperty("right").GetInt32()].GetString();
        return Regex.Matches(text, "name=\"human_choice\" value=\"(\\d)\"[^>]*>(?:<span>)?([^<]+)<").Single(o => o.Groups[2].Value.Trim() == right).Groups[1].Value;
    }
}
