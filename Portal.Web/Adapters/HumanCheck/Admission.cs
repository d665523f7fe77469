namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// One token bucket for all who passed one kind of check: as many as it holds go on like everybody, the rest are accepted too,
/// on the slow lane.
/// </summary>
internal sealed class Admission(TimeProvider time, int capacity, TimeSpan refill)
{
    public const int Capacity = 30;

    /// <summary>One more every two seconds.</summary>
    public static readonly TimeSpan Refill = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private double _tokens = capacity;
    private DateTimeOffset _at = time.GetUtcNow();

    /// <summary>The bucket of the question.</summary>
    public Admission(TimeProvider time)
        : this(time, Capacity, Refill)
    {
    }

    public bool TryTake()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _tokens = Math.Min(capacity, _tokens + Math.Max(0, (now - _at) / refill));
            _at = now;
            if (_tokens < 1)
            {
                return false;
            }

            _tokens -= 1;
            return true;
        }
    }
}
