using System.Collections.Concurrent;
using Portal.Tests.Support;

namespace Portal.Tests.Proof;

/// <summary>A report that the site has acknowledged, and the messages that it said had arrived.</summary>
internal sealed record KeptReport(string Receipt, string What, int Files)
{
    public ConcurrentQueue<string> Messages { get; } = [];
}

/// <summary>
/// Life after life of one site on the same data: people file, confirm and write, an officer signs in, the nightly job runs where there is one, and at a moment
/// that the dice choose the process gets SIGKILL. After each start every report whose receipt was shown and confirmed must open whole.
/// </summary>
internal sealed class KillRun(string dataFolder, IReadOnlyDictionary<string, string> settings, Dice dice, TimeProvider time)
{
    private const int People = 4;

    /// <summary>Milliseconds: between two tries of the officers' door, until the nightly job begins, and within the last request before the end.</summary>
    private const int BetweenSignIns = 100;
    private const int LatestJob = 1_500;
    private const int LongestRequest = 120;

    /// <summary>How many reports of earlier lives are looked at again after each start, beside all of the last.</summary>
    private const int Again = 3;

    private static readonly byte[] Photo = Web.Cleaning.PictureFiles.Jpeg(Web.Cleaning.PictureFiles.Exif());

    private readonly List<KeptReport> _kept = [];
    private readonly ConcurrentBag<KeptReport> _new = [];
    private int _number;
    private Moment _under = new(1);

    /// <summary>What broke the rule; empty when all is well.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    public int Confirmed => _kept.Count + _new.Count;

    public int Messages => _kept.Concat(_new).Sum(report => report.Messages.Count);

    /// <summary>Stands in every text that is typed, and must be found nowhere on the disk.</summary>
    public string Marker { get; } = "ZQ7-KILL-" + Guid.NewGuid().ToString("N").ToUpperInvariant();

    /// <param name="mostRequests">The end comes while one of so many requests is under way, whatever the machine's speed.</param>
    public async Task LiveAsync(int mostRequests)
    {
        _under = new Moment(1 + dice.Throw(mostRequests));
        await using var site = await PortalProcess.StartAsync(dataFolder, settings: settings);
        using var client = site.Client();
        await CheckAsync(client);
        using var over = new CancellationTokenSource();
        var acts = Enumerable.Range(0, People).Select(_ => ActAsync(client, over.Token))
            .Append(SignInAsync(client, over.Token))
            .Append(NightlyJob.RunAsync(dataFolder, settings, dice.Throw(LatestJob), over.Token))
            .ToArray();
        await Task.WhenAny(_under.Reached, Task.Delay(TimeSpan.FromMinutes(2), time));
        await Task.Delay(TimeSpan.FromMilliseconds(dice.Throw(LongestRequest)), time);
        await site.KillAsync();
        await over.CancelAsync();
        await Task.WhenAll(acts);
    }

    /// <summary>The last look: all that was ever confirmed.</summary>
    public async Task CheckAllAsync()
    {
        await using var site = await PortalProcess.StartAsync(dataFolder, settings: settings);
        using var client = site.Client();
        Keep();
        await Task.WhenAll(_kept.Chunk(Math.Max(1, (_kept.Count / 8) + 1)).Select(async some =>
        {
            foreach (var report in some)
            {
                await CheckAsync(client, report);
            }
        }));
    }

    private async Task CheckAsync(HttpClient client)
    {
        var last = Keep();
        foreach (var report in last.Concat(Enumerable.Range(0, _kept.Count == 0 ? 0 : Again).Select(_ => dice.Of(_kept))).Distinct().ToArray())
        {
            await CheckAsync(client, report);
        }
    }

    private KeptReport[] Keep()
    {
        var last = _new.ToArray();
        _new.Clear();
        _kept.AddRange(last);
        return last;
    }

    private async Task CheckAsync(HttpClient client, KeptReport report)
    {
        Answer opened;
        do
        {
            opened = await new LeanReporter(client).FollowAsync(report.Receipt);
        }
        while (opened.Status == 503);
        if (!opened.Says("等待受理"))
        {
            Faults.Enqueue($"A confirmed receipt does not open ({opened.Status}).");
        }
        else if (report.Files > 0 && !opened.Says($"附件 {report.Files}."))
        {
            Faults.Enqueue("A file of a confirmed report is gone.");
        }
        else if (report.Messages.FirstOrDefault(message => !opened.Says(message)) is { } lost)
        {
            Faults.Enqueue($"A message that had arrived is gone: {lost}");
        }
    }

    /// <summary>Files, confirms, writes, until the site dies under it. What was acknowledged is on the list before the next act begins.</summary>
    private async Task ActAsync(HttpClient client, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                var reporter = new LeanReporter(client, onRequest: _under.Count);
                var number = Interlocked.Increment(ref _number);
                var what = $"污水池清淤，没有通风，没有人在上面看着。{Marker} {number}";
                var ticket = await reporter.TicketAsync(what);
                var files = number % 2;
                if (files > 0)
                {
                    ticket = (await reporter.UploadAsync(ticket, what, ("a.jpg", Photo))).Hidden("ticket");
                }

                var sent = await reporter.PostAsync(LeanReporter.Form, LeanReporter.Sending(ticket, what));
                if (sent.Receipt.Length == 0 || (await reporter.ConfirmAsync(sent)).Status != 200)
                {
                    continue;
                }

                var report = new KeptReport(sent.Receipt, what, files);
                _new.Add(report);
                var page = await reporter.FollowAsync(report.Receipt);
                for (var i = 0; i < 3 && page.Hidden("handle").Length > 0; i++)
                {
                    var text = $"补充 {number}-{i} {Marker}";
                    page = await reporter.WriteAsync(page, text);
                    if (page.Says("已经送到"))
                    {
                        report.Messages.Enqueue(text);
                    }
                }
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or InvalidOperationException or OperationCanceledException)
            {
                // The site died under it, or was dying: what came before is on the list, what was under way may be there or not.
                if (over.IsCancellationRequested || cut is HttpRequestException)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Tries the officers' door with a wrong password, so that the audit log is being written too when the end comes.</summary>
    private async Task SignInAsync(HttpClient client, CancellationToken over)
    {
        try
        {
            while (!over.IsCancellationRequested)
            {
                await DeskDoor.TryAsync(client, "shili1", "wrong-password-of-the-kill-loop");
                await Task.Delay(TimeSpan.FromMilliseconds(BetweenSignIns), time, over);
            }
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or OperationCanceledException)
        {
            // The site died under it.
        }
    }

    /// <summary>Comes when so many requests have been begun.</summary>
    private sealed class Moment(int requests)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _begun;

        public Task Reached => _reached.Task;

        public void Count()
        {
            if (Interlocked.Increment(ref _begun) >= requests)
            {
                _reached.TrySetResult();
            }
        }
    }
}
