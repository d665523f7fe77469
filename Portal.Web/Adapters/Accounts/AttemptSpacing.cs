namespace Portal.Web.Adapters.Accounts;

/// <summary>How long after a failed attempt the next one may come: it grows, and it never becomes a lock.</summary>
internal static class AttemptSpacing
{
    private static readonly int[] Seconds = [0, 1, 2, 5, 15, 60];

    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(Seconds[^1]);

    /// <summary>Whole seconds still to wait, 0 when an attempt may be made.</summary>
    public static int SecondsLeft(int failures, DateTime? lastFailureAt, DateTime now)
    {
        var due = lastFailureAt?.AddSeconds(Seconds[Math.Clamp(failures, 0, Seconds.Length - 1)]);
        return due > now ? (int)Math.Ceiling((due.Value - now).TotalSeconds) : 0;
    }
}
