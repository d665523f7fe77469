using System.Collections.Concurrent;
using Portal.Cms.Content;

namespace Portal.Web.Adapters.Content;

/// <summary>What this node remembers of the published content, for as long as nobody publishes.</summary>
internal sealed class StampedMemory(SiteStamp stamp)
{
    private const int MostHeld = 5000;

    private volatile Held _held = new(-1);

    /// <summary>Changes with each change that a visitor can see.</summary>
    public ValueTask<long> StampAsync() => stamp.CurrentAsync();

    /// <summary>What was made for this state of the content, or what is made now. What is made is never older than the state it is kept for.</summary>
    public async ValueTask<T> GetAsync<T>(string key, Func<Task<T>> make)
    {
        var now = await stamp.CurrentAsync();
        var held = _held.Stamp == now ? _held : _held = new Held(now);
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

    private sealed record Held(long Stamp)
    {
        public ConcurrentDictionary<string, object> Values { get; } = new(StringComparer.Ordinal);
    }
}
