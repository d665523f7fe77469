namespace Portal.Web.Pages.Report;

/// <summary>
/// How many parts may be on their way into this process at once. A part costs little while it streams (a frame here, a block at a storage provider), but
/// senders are slow and many: beyond the bound they are asked to come again in a moment, which loses them nothing.
/// </summary>
internal sealed class PartsInFlight(int most)
{
    /// <summary>A block at a storage provider that has grown to hold a part, and what the pipeline holds around it.</summary>
    private const long Cost = 3L << 20;

    private int _now;

    /// <summary>A sixteenth of the machine, so that parts and what the cleaner holds stay far below it together.</summary>
    public static PartsInFlight OfThisMachine() =>
        new((int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16 / Cost, 32, 1024));

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _now) <= most)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _now);
}
