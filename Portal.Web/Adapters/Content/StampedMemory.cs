using System.Collections.Concurrent;
using Portal.Cms.Content;

namespace Portal.Web.Adapters.Content;

/// <summary>
/// What this node remembers of the published content, for as long as nobody publishes. Which state of the content this is, is asked of the database at most every
/// <see cref="Fresh"/>; so a publish on any node is seen on every node within a second, and nothing is asked for a page that is remembered.
/// </summary>
internal sealed class StampedMemory(IServiceScopeFactory scopes)
{
    private const int MostHeld = 5000;

    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(400);

    // How old an answer of the database is, is no time of the city's: a test's standing clock would keep it for ever.
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly Lock _gate = new();
    private Held _held = new(-1);
    private long _askedAt;
    private Task<Held>? _asking;

    /// <summary>Changes with each change that a visitor can see.</summary>
    public async ValueTask<long> StampAsync() => (await HeldAsync()).Stamp;

    /// <summary>What was made for this state of the content, or what is made now. What is made is never older than the state it is kept for.</summary>
    public async ValueTask<T> GetAsync<T>(string key, Func<Task<T>> make)
    {
        var held = await HeldAsync();
        if (held.Values.TryGetValue(key, out var known) && known is T remembered)
        {
            return remembered;
        }

        var made = await make();
        if (made is not null && held.Values.Count < MostHeld)
        {
            held.Values[key] = made;
        }

        return made;
    }

    private ValueTask<Held> HeldAsync()
    {
        lock (_gate)
        {
            if (_asking is { IsCompleted: false })
            {
                return new ValueTask<Held>(_asking);
            }

            if (_askedAt != 0 && Clock.GetElapsedTime(_askedAt) < Fresh)
            {
                return ValueTask.FromResult(_held);
            }

            _asking = AskAsync();
            return new ValueTask<Held>(_asking);
        }
    }

    private async Task<Held> AskAsync()
    {
        // The caller holds the lock until the first await: nothing of the database happens under it.
        await Task.Yield();
        var began = Clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var stamp = await scope.ServiceProvider.GetRequiredService<SiteDocuments>().StampAsync(CancellationToken.None);
        lock (_gate)
        {
            _held = stamp == _held.Stamp ? _held : new Held(stamp);
            _askedAt = began;
            return _held;
        }
    }

    private sealed record Held(long Stamp)
    {
        public ConcurrentDictionary<string, object> Values { get; } = new(StringComparer.Ordinal);
    }
}
