using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Calendar;

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

/// <summary>
/// The same spacing for names that nobody has, so that the waiting does not tell which names exist. It holds hashes in memory only, and forgets
/// the quiet ones when there are many.
/// </summary>
internal sealed class UnknownNames(TimeProvider time)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (int Failures, DateTime At)> _seen = new(StringComparer.Ordinal);

    /// <summary>Counts this attempt and gives 0, or gives the seconds still to wait.</summary>
    public int Attempt(string area, string normalizedName)
    {
        var now = time.UtcNow();
        var key = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(area + "/" + normalizedName)));
        if (_seen.TryGetValue(key, out var before) && AttemptSpacing.SecondsLeft(before.Failures, before.At, now) is > 0 and var left)
        {
            return left;
        }

        if (_seen.Count >= Most)
        {
            foreach (var quiet in _seen.Where(entry => now - entry.Value.At > AttemptSpacing.Longest).Select(entry => entry.Key).ToArray())
            {
                _seen.TryRemove(quiet, out _);
            }
        }

        if (_seen.Count < Most)
        {
            _seen[key] = (before.Failures + 1, now);
        }

        return 0;
    }
}
