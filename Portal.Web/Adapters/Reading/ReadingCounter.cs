using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Data;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.Reading;

/// <summary>
/// Counts readings in memory by path and day and writes the sums each minute and at the end: no visit has a row of its own, so nothing tells when somebody read, and
/// a page that is read a thousand times a minute costs one write.
/// </summary>
internal sealed class ReadingCounter(IServiceScopeFactory scopes, TimeProvider time, ILogger<ReadingCounter> log) : BackgroundService, IReadingCounter
{
    // Invented addresses must not fill the memory; the site has fewer items than this.
    private const int MostPaths = 20_000;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private ConcurrentDictionary<(string Path, DateOnly Day), int> _counts = new();

    public void Note(string path)
    {
        var counts = _counts;
        if (counts.Count < MostPaths)
        {
            counts.AddOrUpdate((path, time.Today()), 1, (_, before) => before == int.MaxValue ? before : before + 1);
        }
    }

    /// <summary>Writes what was counted since the last time. What an address leads to is asked now: while the page is given nobody waits for it.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var counts = Interlocked.Exchange(ref _counts, new ConcurrentDictionary<(string, DateOnly), int>());
        if (counts.IsEmpty)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var (db, content) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<IPublicContent>());
        var sums = new Dictionary<(string Item, DateOnly Day), int>();
        foreach (var ((path, day), count) in counts)
        {
            if (await content.FindAddressAsync(path, cancellationToken) is { ColumnId: null, MovedTo: null } address)
            {
                sums[(address.ItemId, day)] = sums.GetValueOrDefault((address.ItemId, day)) + count;
            }
        }

        await db.InTransactionAsync(
            async () =>
            {
                foreach (var ((item, day), count) in sums)
                {
                    await db.Database.ExecuteSqlAsync(
                        $"""
                        INSERT INTO "ReadingCounts" ("ItemId", "Day", "Count") VALUES ({item}, {day}, {count})
                        ON CONFLICT ("ItemId", "Day") DO UPDATE SET "Count" = "ReadingCounts"."Count" + excluded."Count"
                        """,
                        cancellationToken);
                }

                return sums.Count;
            },
            cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryFlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The site is stopping; the last sums are written after this.
        }
    }

    private async Task TryFlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A figure of a minute is lost; no reader must notice.
            log.LogWarning("Reading counts of a minute were lost to {Fault}.", fault.GetType().Name);
        }
    }
}
