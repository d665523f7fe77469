using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Activities;

/// <summary>What a run took away and moved.</summary>
public sealed record ActivitySweepResult(int Contacts, int Visits);

/// <summary>
/// Forgets who signed up on the thirtieth day after the activity, and who asked for a visit on the thirtieth after the answer; counts stay. Killed at any point it goes on
/// where it was; run twice it changes nothing.
/// </summary>
public sealed class ActivitySweep(IPortalDb db, ActivityRoom room, AuditTrail trail, TimeProvider time)
{
    public async Task<ActivitySweepResult> RunAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var contacts = 0;
        foreach (var itemId in await db.ActivitySignUps.AsNoTracking().Where(s => s.EraseOn <= today).Select(s => s.ItemId).Distinct().ToListAsync(cancellationToken))
        {
            contacts += await db.InTransactionAsync(() => EraseAsync(itemId, today, cancellationToken), cancellationToken);
        }

        var visits = await db.InTransactionAsync(() => EraseVisitsAsync(today, cancellationToken), cancellationToken);
        return new ActivitySweepResult(contacts, visits);
    }

    /// <summary>Gives places to those who wait where an editor made more room.</summary>
    public async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var moved = 0;
        foreach (var itemId in await db.ActivityRecords.AsNoTracking().Where(r => r.Waiting > 0 && r.State == ActivityState.Planned && r.EndsUtc > now).Select(r => r.ItemId).ToListAsync(cancellationToken))
        {
            moved += await db.InTransactionAsync(
                async () =>
                {
                    var opened = await room.OpenAsync(itemId, cancellationToken);
                    var filled = opened.IsRefused ? 0 : await room.FillAsync(opened.Value, cancellationToken);
                    await db.SaveChangesAsync(cancellationToken);
                    return filled;
                },
                cancellationToken);
        }

        return moved;
    }

    private async Task<int> EraseAsync(string itemId, DateOnly today, CancellationToken cancellationToken)
    {
        var opened = await room.OpenAsync(itemId, cancellationToken);

        // Put off since then: its contacts are needed for as long.
        if (!opened.IsRefused && ActivityRoom.ErasedOn(opened.Value.EndsUtc) is var day && day > today)
        {
            foreach (var signUp in await db.ActivitySignUps.Where(s => s.ItemId == itemId && s.EraseOn < day).ToListAsync(cancellationToken))
            {
                signUp.KeepUntil(day);
            }

            await db.SaveChangesAsync(cancellationToken);
            return 0;
        }

        var erased = await db.ActivitySignUps.Where(s => s.ItemId == itemId).ExecuteDeleteAsync(cancellationToken);
        if (!opened.IsRefused)
        {
            opened.Value.EraseContacts(today);
        }

        await trail.AppendAsync(TheSite.Itself, "EraseSignUps", itemId, AuditTrail.Done, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return erased;
    }

    private async Task<int> EraseVisitsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var due = await db.VisitRequests.Where(v => v.EraseOn <= today).ToListAsync(cancellationToken);
        due.ForEach(visit => visit.Erase());
        if (due.Count > 0)
        {
            await trail.AppendAsync(TheSite.Itself, "EraseVisits", due.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), AuditTrail.Done, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return due.Count;
    }
}
