using System.Collections.Concurrent;

namespace Portal.Benchmarks.Intake;

/// <summary>Somebody who reads the public pages while a flood goes on, a page twice a second.</summary>
internal sealed class PublicPages(HttpClient client, TimeProvider time)
{
    private static readonly Uri[] Pages = [.. new[] { "/", "/learn", "/credit", "/publicity", "/elder/", "/report" }.Select(page => new Uri(page, UriKind.Relative))];

    private readonly ConcurrentBag<double> _times = [];
    private int _failed;

    public int Failed => _failed;

    public double NinetyFifth => Figures.Percentile(_times, 0.95);

    public async Task ReadAsync(CancellationToken until)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(500), time);
        try
        {
            for (var i = 0; await beat.WaitForNextTickAsync(until); i++)
            {
                var began = time.GetTimestamp();
                using var answer = await client.GetAsync(Pages[i % Pages.Length], CancellationToken.None);
                _times.Add(time.GetElapsedTime(began).TotalMilliseconds);
                _failed += answer.IsSuccessStatusCode ? 0 : 1;
            }
        }
        catch (OperationCanceledException)
        {
            // The flood is over.
        }
    }
}
