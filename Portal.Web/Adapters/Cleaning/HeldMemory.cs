namespace Portal.Web.Adapters.Cleaning;

/// <summary>
/// How many bytes all uploads together may hold in memory while they come in: without a bound, a few hundred slow senders of large
/// pictures would take the whole site down.
/// </summary>
internal sealed class HeldMemory(long most)
{
    private long _held;

    /// <summary>An eighth of the machine: growing buffers and the cleaned copy take about twice what is counted.</summary>
    public static HeldMemory OfThisMachine() => new(Math.Max(4 * CleaningLimits.InMemory, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8));

    public HeldShare Share() => new(this);

    internal bool TryHold(long bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= most)
        {
            return true;
        }

        Interlocked.Add(ref _held, -bytes);
        return false;
    }

    internal void LetGo(long bytes) => Interlocked.Add(ref _held, -bytes);
}

/// <summary>What one upload holds; given back when it is disposed.</summary>
internal sealed class HeldShare(HeldMemory memory) : IDisposable
{
    private long _bytes;

    /// <exception cref="CannotCleanException">All uploads together hold too much: this one has to come again later.</exception>
    public void Hold(int bytes)
    {
        if (!memory.TryHold(bytes))
        {
            throw new CannotCleanException(CleaningRefusals.Busy);
        }

        _bytes += bytes;
    }

    public void Dispose()
    {
        memory.LetGo(_bytes);
        _bytes = 0;
    }
}
