using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Programme;

/// <summary>By which rule the clock decides where an item stands.</summary>
public enum StandingRule
{
    None,

    /// <summary>To be done by a day; near it twenty working days before.</summary>
    Deadline,

    /// <summary>Holds until a day, unless it is taken back; near its end ninety days before.</summary>
    Validity,

    /// <summary>Hangs out for objections from one day to another (公示), and is decided after.</summary>
    Notice,

    /// <summary>To be made public within seven working days of the decision.</summary>
    Disclosure,

    /// <summary>From one moment to another.</summary>
    Span,
}

/// <summary>Where an item stands today.</summary>
public enum StandingKind
{
    None,
    Open,
    Soon,
    Overdue,
    Done,
    DoneLate,
    Valid,
    Expired,
    Revoked,
    NotBegun,
    Announced,
    NoticeOver,
    Granted,
    Withdrawn,
    InForce,
    Over,
}

/// <summary>The few dates that an item's standing follows from; they are kept in the index, so that lists can be narrowed by it.</summary>
/// <param name="Closed">When it was done, granted or made public.</param>
/// <param name="IsRevoked">Taken back before its time.</param>
public sealed record ClockFacts(DateOnly? Begins, DateOnly? Due, DateOnly? Closed, bool IsRevoked)
{
    public static ClockFacts Nothing { get; } = new(null, null, null, IsRevoked: false);
}

/// <summary>Where an item stands, with the day that it is measured by.</summary>
/// <param name="Days">How many days until then (after it: since), by the rule's own count: working days or calendar days.</param>
/// <param name="IsCertain">The holidays of every year between are known.</param>
public sealed record RegisterStanding(StandingKind Kind, DateOnly? Due, int Days, bool IsCertain)
{
    public static RegisterStanding None { get; } = new(StandingKind.None, null, 0, IsCertain: true);

    /// <summary>What an editor should look at.</summary>
    public bool NeedsAttention => Kind is StandingKind.Soon or StandingKind.Overdue or StandingKind.Expired or StandingKind.NoticeOver;
}

/// <summary>The rules of the clock.</summary>
public static class StandingRules
{
    /// <summary>Working days before a deadline from which on it is near, and within which the result of an inspection is made public.</summary>
    public const int SoonWorkingDays = 20;

    /// <summary>Days before a certificate ends from which on its holder is reminded.</summary>
    public const int ReminderDays = 90;

    /// <summary>Working days from a decision to its publication.</summary>
    public const int DisclosureWorkingDays = 7;

    /// <summary>Working days that a notice hangs out at least.</summary>
    public const int NoticeWorkingDays = 5;

    /// <summary>Working days after a quarter in which its figures are to be entered.</summary>
    public const int QuarterWorkingDays = 20;

    public static RegisterStanding Of(StandingRule rule, ClockFacts facts, DateOnly today, WorkingDays days)
    {
        var kind = Kind(rule, facts, today, days);
        if (kind is StandingKind.None)
        {
            return RegisterStanding.None;
        }

        var mark = kind is StandingKind.NotBegun ? facts.Begins : facts.Due;
        if (mark is not { } due)
        {
            return new RegisterStanding(kind, null, 0, IsCertain: true);
        }

        var (first, last) = today <= due ? (today, due) : (due, today);
        return rule is StandingRule.Validity
            ? new RegisterStanding(kind, due, last.DayNumber - first.DayNumber, IsCertain: true)
            : new RegisterStanding(kind, due, days.Between(first, last), days.Knows(first, last));
    }

    /// <summary>The last day that still counts as near, for a rule that knows such a day.</summary>
    public static DateOnly LastNearDay(StandingRule rule, DateOnly today, WorkingDays days) => rule switch
    {
        StandingRule.Validity => today.AddDays(ReminderDays),
        StandingRule.Disclosure => days.After(today, DisclosureWorkingDays),
        _ => days.After(today, SoonWorkingDays),
    };

    /// <summary>What a list by this rule can be narrowed to.</summary>
    public static IReadOnlyList<StandingKind> Choices(StandingRule rule) => rule switch
    {
        StandingRule.Deadline => [StandingKind.Open, StandingKind.Soon, StandingKind.Overdue, StandingKind.Done],
        StandingRule.Validity => [StandingKind.Valid, StandingKind.Soon, StandingKind.Expired, StandingKind.Revoked],
        StandingRule.Notice => [StandingKind.Announced, StandingKind.NoticeOver, StandingKind.Granted, StandingKind.Withdrawn],
        _ => [],
    };

    private static StandingKind Kind(StandingRule rule, ClockFacts facts, DateOnly today, WorkingDays days) => rule switch
    {
        StandingRule.Deadline => Deadline(facts, today, days),
        StandingRule.Disclosure => facts.Due is null ? StandingKind.None : Deadline(facts, today, days),
        StandingRule.Validity when facts.IsRevoked => StandingKind.Revoked,
        StandingRule.Validity when facts.Due is null => StandingKind.None,
        StandingRule.Validity when facts.Due < today => StandingKind.Expired,
        StandingRule.Validity when facts.Due <= LastNearDay(rule, today, days) => StandingKind.Soon,
        StandingRule.Validity => StandingKind.Valid,
        StandingRule.Notice when facts.IsRevoked => StandingKind.Withdrawn,
        StandingRule.Notice when facts.Closed is not null => StandingKind.Granted,
        StandingRule.Notice when today < facts.Begins => StandingKind.NotBegun,
        StandingRule.Notice when facts.Due < today => StandingKind.NoticeOver,
        StandingRule.Notice => StandingKind.Announced,
        _ => StandingKind.None,
    };

    private static StandingKind Deadline(ClockFacts facts, DateOnly today, WorkingDays days) => facts switch
    {
        { Closed: { } closed } => closed > facts.Due ? StandingKind.DoneLate : StandingKind.Done,
        { Due: null } => StandingKind.Open,
        { Due: { } due } when due < today => StandingKind.Overdue,
        { Due: { } due } when days.Between(today, due) <= SoonWorkingDays => StandingKind.Soon,
        _ => StandingKind.Open,
    };
}
