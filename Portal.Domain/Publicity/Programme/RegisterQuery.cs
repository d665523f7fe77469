using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Programme;

/// <summary>What a visitor narrows a register's list to.</summary>
/// <param name="Chosen">Values by their places; places that are no filter are passed over.</param>
/// <param name="Standing">None: wherever an item stands.</param>
public sealed record RegisterFilter(IReadOnlyDictionary<string, string> Chosen, string Words = "", StandingKind Standing = StandingKind.None)
{
    public const int LongestWords = 50;

    public static RegisterFilter All { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public bool IsNarrowed => Chosen.Count > 0 || Words.Length > 0 || Standing is not StandingKind.None;
}

/// <summary>Asks the index of a register.</summary>
internal static class RegisterQuery
{
    public static IQueryable<ProgrammeEntry> Published(IPortalDb db, ProgrammeRegister register) =>
        db.ProgrammeEntries.AsNoTracking().Where(e => e.ContentType == register.Type && e.IsPublished);

    public static IQueryable<ProgrammeEntry> Narrowed(IPortalDb db, ProgrammeRegister register, RegisterFilter filter, DateOnly today, WorkingDays days)
    {
        var found = Published(db, register);
        foreach (var (place, value) in filter.Chosen.Where(one => register.Filters.Contains(one.Key) && one.Value.Length > 0))
        {
            found = found.Where(e => db.ProgrammeValues.Any(v => v.VersionId == e.VersionId && v.Place == place && v.Value == value));
        }

        if (filter.Words.Trim() is { Length: > 0 } words)
        {
            words = words.Length <= RegisterFilter.LongestWords ? words : words[..RegisterFilter.LongestWords];
            var searched = register.Searched.ToArray();
            found = found.Where(e => e.Title.Contains(words) || db.ProgrammeValues.Any(v => v.VersionId == e.VersionId && searched.Contains(v.Place) && v.Value.Contains(words)));
        }

        return StandingRules.Choices(register.Rule).Contains(filter.Standing)
            ? InState(found, register.Rule, filter.Standing, today, StandingRules.LastNearDay(register.Rule, today, days))
            : found;
    }

    /// <summary>The same as <see cref="StandingRules"/> says, in terms that the database can compare.</summary>
    public static IQueryable<ProgrammeEntry> InState(IQueryable<ProgrammeEntry> entries, StandingRule rule, StandingKind kind, DateOnly today, DateOnly near) => (rule, kind) switch
    {
        (StandingRule.Notice, StandingKind.Announced) => entries.Where(e => !e.IsRevoked && e.ClosedOn == null && (e.BeginsOn == null || e.BeginsOn <= today) && (e.DueOn == null || e.DueOn >= today)),
        (StandingRule.Notice, StandingKind.NoticeOver) => entries.Where(e => !e.IsRevoked && e.ClosedOn == null && e.DueOn < today),
        (StandingRule.Notice, StandingKind.Granted) => entries.Where(e => !e.IsRevoked && e.ClosedOn != null),
        (_, StandingKind.Withdrawn or StandingKind.Revoked) => entries.Where(e => e.IsRevoked),
        (StandingRule.Validity, StandingKind.Valid) => entries.Where(e => !e.IsRevoked && e.DueOn >= today),
        (_, StandingKind.Expired or StandingKind.Overdue) => entries.Where(e => !e.IsRevoked && e.ClosedOn == null && e.DueOn < today),
        (_, StandingKind.Soon) => entries.Where(e => !e.IsRevoked && e.ClosedOn == null && e.DueOn >= today && e.DueOn <= near),
        (_, StandingKind.Open) => entries.Where(e => e.ClosedOn == null),
        (_, StandingKind.Done) => entries.Where(e => e.ClosedOn != null),
        _ => entries,
    };
}
