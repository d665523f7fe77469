using System.Collections.Concurrent;
using Portal.Domain.Access;

namespace Portal.Tests.Web.HumanCheck;

/// <summary>Spent challenges without a database, for the tests of the lanes' own rules; <see cref="SpentChallengeTests"/> hold the real ones.</summary>
internal sealed class MemorySpentChallenges(TimeProvider time) : ISpentChallenges
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _spent = new(StringComparer.Ordinal);
    private long _sweepAt;

    internal int Count => _spent.Count;

    public ValueTask<bool> TrySpendAsync(string id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        Sweep();
        return ValueTask.FromResult(_spent.TryAdd(id, until));
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        var due = Interlocked.Read(ref _sweepAt);
        if (now.UtcTicks < due || Interlocked.CompareExchange(ref _sweepAt, (now + BetweenSweeps).UtcTicks, due) != due)
        {
            return;
        }

        foreach (var (id, until) in _spent)
        {
            if (until <= now)
            {
                _spent.TryRemove(id, out _);
            }
        }
    }
}
