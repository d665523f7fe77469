using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Subscriptions;

/// <summary>How often news come together in one mail.</summary>
public enum Rhythm
{
    Daily = 1,
    Weekly,
}

/// <summary>What somebody wants to hear of.</summary>
/// <param name="Columns">Ids of columns.</param>
public sealed record SubscriptionWish(IReadOnlyList<string> Columns, Rhythm Rhythm, bool Warnings);

/// <summary>
/// A mail address that wants news of some columns. It counts only after its owner has said yes from the mailbox itself; an address that never did is forgotten after
/// <see cref="UnconfirmedHours"/>. What was sent is remembered as a moment, so that nothing comes twice and nothing is left out.
/// </summary>
public sealed class Subscription : AggregateRoot
{
    public const int UnconfirmedHours = 48;

    private const char Between = ',';

    private Subscription()
    {
    }

    public Subscription(Guid id, byte[] addressTag, string sealedAddress, SubscriptionWish wish, DateTime now)
    {
        (Id, AddressTag, SealedAddress, MadeAt, LastLetterAt) = (id, addressTag, sealedAddress, now, now);
        Wish(wish);
    }

    public Guid Id { get; private set; }

    /// <summary>Known by it, found by nobody: keyed with the site's own secret.</summary>
    public byte[] AddressTag { get; private set; } = [];

    public string SealedAddress { get; private set; } = "";

    public string ColumnIds { get; private set; } = "";

    public Rhythm Rhythm { get; private set; }

    public bool Warnings { get; private set; }

    public DateTime MadeAt { get; private set; }

    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>When the last mail that was not news went out: nobody can have another's mailbox filled by asking again and again.</summary>
    public DateTime LastLetterAt { get; private set; }

    /// <summary>Items published until then have been told of.</summary>
    public DateTime ToldUntil { get; private set; }

    public DateTime WarnedUntil { get; private set; }

    /// <summary>The day of the last look for news, whether there were any or not.</summary>
    public DateOnly LookedOn { get; private set; }

    public IReadOnlyList<string> Columns => ColumnIds.Length == 0 ? [] : ColumnIds.Split(Between);

    public void Wish(SubscriptionWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        (ColumnIds, Rhythm, Warnings) = (string.Join(Between, wish.Columns), wish.Rhythm, wish.Warnings);
    }

    public void Confirm(DateTime now, DateOnly today)
    {
        if (ConfirmedAt is null)
        {
            (ConfirmedAt, ToldUntil, WarnedUntil, LookedOn) = (now, now, now, today);
        }
    }

    public void Wrote(DateTime now) => LastLetterAt = now;

    public void Told(DateTime until, DateOnly today) => (ToldUntil, LookedOn) = (until, today);

    public void Warned(DateTime until) => WarnedUntil = until;

    /// <summary>Whether news are due on this day: each day, or on Mondays.</summary>
    public bool IsDue(DateOnly today) => LookedOn < today && (Rhythm is Rhythm.Daily || today.DayOfWeek is DayOfWeek.Monday);
}
