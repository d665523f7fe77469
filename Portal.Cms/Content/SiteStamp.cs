namespace Portal.Cms.Content;

/// <summary>
/// Which state of the published content this node works from. It is asked of the database at most every 400 milliseconds: what is published on any node is seen on every
/// node within a second, and nothing is asked for a page that is remembered. All that remembers content goes by this one stamp, so that nothing made of an older state
/// is kept for a newer one.
/// </summary>
/// <param name="clock">The machine's: how old an answer of the database is, is no time of the city's, and a test's standing clock would keep it for ever.</param>
/// <param name="ask">Asks the database.</param>
public sealed class SiteStamp(TimeProvider clock, Func<Task<long>> ask)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(400);

    private readonly Lock _gate = new();
    private long _stamp;
    private long _askedAt;
    private bool _known;
    private Task<long>? _asking;

    /// <summary>Changes with each change that a visitor can see.</summary>
    public ValueTask<long> CurrentAsync()
    {
        lock (_gate)
        {
            if (_asking is { IsCompleted: false })
            {
                return new ValueTask<long>(_asking);
            }

            if (_known && clock.GetElapsedTime(_askedAt) < Fresh)
            {
                return ValueTask.FromResult(_stamp);
            }

            _asking = AskAsync();
            return new ValueTask<long>(_asking);
        }
    }

    private async Task<long> AskAsync()
    {
        // The caller holds the lock until the first await: nothing of the database happens under it.
        await Task.Yield();
        var began = clock.GetTimestamp();
        var stamp = await ask();
        lock (_gate)
        {
            (_stamp, _askedAt, _known) = (stamp, began, true);
            return stamp;
        }
    }
}
