using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Mail;

namespace Portal.Web.Adapters.Mail;

/// <summary>
/// Begins rounds of mail. The beat goes to every officer who gave an address, at set times, whether there is work or not, so that a mail tells nothing. A call
/// goes to the duty desk's officers with keys, and at most once in half an hour, whatever is filed meanwhile.
/// </summary>
internal sealed class MailRounds(PortalDb db, MailPlan plan, TimeProvider time)
{
    public static readonly TimeSpan BetweenCalls = TimeSpan.FromMinutes(30);

    /// <summary>A beat that was missed for longer, because the site was down, is left out.</summary>
    public static readonly TimeSpan LatestBeat = TimeSpan.FromHours(1);

    /// <summary>A mail that the server does not take for a day is given up; the next beat says the same.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public async Task BeginBeatAsync(CancellationToken cancellationToken)
    {
        if (DueBeat() is { } slot)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await ClaimAsync(MailClock.Beat, slot, slot, cancellationToken))
            {
                await AddAsync(await OfficersAsync(cancellationToken), cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }

    public async Task BeginCallAsync(CancellationToken cancellationToken)
    {
        var calls = await db.StaffCalls.AsNoTracking().Where(c => c.Kind == CallKind.DutyDesk).Select(c => c.Id).ToListAsync(cancellationToken);
        if (calls.Count == 0)
        {
            return;
        }

        var now = time.UtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Within the half hour the lines wait: the desk is called again when it is over.
        if (await ClaimAsync(MailClock.Call, now, now - BetweenCalls, cancellationToken))
        {
            await AddAsync(await DutyDeskAsync(cancellationToken), cancellationToken);
            await db.StaffCalls.Where(c => calls.Contains(c.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The latest set time of today, in UTC, unless it is too long ago.</summary>
    private DateTime? DueBeat()
    {
        var (city, now) = (time.CityNow(), time.UtcNow());
        if (!OfficeHours.IsWorkday(DateOnly.FromDateTime(city)))
        {
            return null;
        }

        var day = time.Today().Begin();
        return plan.Beats.Select(beat => (DateTime?)day.Add(beat.ToTimeSpan())).LastOrDefault(at => at <= now && now - at < LatestBeat);
    }

    /// <summary>True for the one caller that moves the clock on to <paramref name="at"/>, out of all nodes; only if it stood before <paramref name="before"/>.</summary>
    private async Task<bool> ClaimAsync(string name, DateTime at, DateTime before, CancellationToken cancellationToken) =>
        await db.MailClocks.Where(c => c.Name == name && c.LastAt < before).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastAt, at), cancellationToken) == 1
        || await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "MailClocks" ("Name", "LastAt") VALUES ({name}, {at}) ON CONFLICT DO NOTHING""", cancellationToken) == 1;

    /// <summary>What still waits for somebody is replaced: it would say the same.</summary>
    private async Task AddAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        await db.OutboxMails.Where(m => people.Contains(m.StaffId)).ExecuteDeleteAsync(cancellationToken);
        db.OutboxMails.AddRange(people.Select(person => new OutboxMail { Id = Guid.NewGuid(), StaffId = person, NextAt = now, GiveUpAt = now + Patience }));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<IReadOnlyCollection<Guid>> OfficersAsync(CancellationToken cancellationToken)
    {
        var reached = await db.Staff.AsNoTracking()
            .Where(s => s.Standing == Standing.InForce && db.StaffMailboxes.Any(m => m.StaffId == s.Id))
            .ToListAsync(cancellationToken);
        return [.. reached.Where(s => RolePermissions.NeedsKey(s.Roles)).Select(s => s.Id)];
    }

    private async Task<IReadOnlyCollection<Guid>> DutyDeskAsync(CancellationToken cancellationToken)
    {
        var reached = await db.Staff.AsNoTracking()
            .Where(s => s.Standing == Standing.InForce && db.StaffMailboxes.Any(m => m.StaffId == s.Id)
                && db.Departments.Any(d => d.IsDutyDesk && d.Id == s.DepartmentId)
                && db.StaffKeys.Any(k => k.StaffId == s.Id && k.Standing == Standing.InForce))
            .ToListAsync(cancellationToken);
        return [.. reached.Where(s => RolePermissions.NeedsKey(s.Roles)).Select(s => s.Id)];
    }
}
