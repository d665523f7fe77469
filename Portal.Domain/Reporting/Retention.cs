using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;

namespace Portal.Domain.Reporting;

/// <summary>What a night took away.</summary>
public sealed record RetentionResult(int Reports, int Blobs, int HoldsEnded);

/// <summary>
/// Ends what has had its time. A report past its day and not held goes in one short transaction: wraps, receipt, entries, content and row, with a
/// tombstone in its place, so that from one moment to the next nobody can open it and its receipt is answered like one that was never issued. Its files are
/// nobody's from then on and are removed right after, or by the next sweep. Killed at any point, it goes on where it was; run twice, it changes nothing.
/// </summary>
public sealed class Retention(IPortalDb db, BlobOwners owners, NobodysBlobs nobodys, RetentionPeriods periods, AuditTrail trail, TimeProvider time)
{
    private const int BatchSize = 20;

    public async Task<RetentionResult> RunAsync(CancellationToken cancellationToken)
    {
        await GiveDaysAsync(cancellationToken);
        var holds = await db.InTransactionAsync(() => EndHoldsAsync(cancellationToken), cancellationToken);
        var reports = 0;
        int erased;
        do
        {
            erased = await db.InTransactionAsync(() => EraseBatchAsync(cancellationToken), cancellationToken);
            reports += erased;
        }
        while (erased > 0);

        return new RetentionResult(reports, await nobodys.SweepAsync(cancellationToken), holds);
    }

    /// <summary>Gives a day to reports that ended before there was one: their rule's, and never less than the time of the warning.</summary>
    private async Task GiveDaysAsync(CancellationToken cancellationToken)
    {
        var without = await db.Reports.AsNoTracking()
            .Where(r => r.ClosedOn != null && r.KeepUntil == null)
            .Select(r => new { r.Id, r.State, r.ClosedOn })
            .ToListAsync(cancellationToken);
        var soonest = time.Today().AddDays(RetentionPeriods.GraceDays);
        foreach (var report in without)
        {
            var day = report.ClosedOn!.Value.AddDays(await periods.DaysAsync(report.State, cancellationToken));
            var until = day > soonest ? day : soonest;
            await db.Reports.Where(r => r.Id == report.Id && r.KeepUntil == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.KeepUntil, until), cancellationToken);
        }
    }

    /// <summary>Ends holds whose years are over; the mailbox then warns for as long as it would before any other end.</summary>
    private async Task<int> EndHoldsAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var over = await db.LegalHolds.Where(h => h.HeldUntil < today).OrderBy(h => h.ReportId).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var hold in over)
        {
            await HoldEnds.EndAsync(db, hold, today, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (over.Count > 0)
        {
            await RecordAsync("EndHolds", over.Count, cancellationToken);
        }

        return over.Count;
    }

    private async Task<int> EraseBatchAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var due = await db.Reports.AsNoTracking()
            .Where(r => r.KeepUntil < today && !db.LegalHolds.Any(h => h.ReportId == r.Id && h.HeldUntil >= today))
            .OrderBy(r => r.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        var erased = 0;
        foreach (var report in due)
        {
            // Held until the end of the transaction: a message or a second person's word that came first has moved the day or holds it by now.
            var locked = await db.Reports.Where(r => r.Id == report.Id && r.KeepUntil < today)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.KeepUntil, r => r.KeepUntil), cancellationToken);
            if (locked == 1 && !await db.LegalHolds.AnyAsync(h => h.ReportId == report.Id && h.HeldUntil >= today, cancellationToken))
            {
                await EraseAsync(report, cancellationToken);
                erased++;
            }
        }

        if (erased > 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            await RecordAsync("EraseReports", erased, cancellationToken);
        }

        return erased;
    }

    private async Task EraseAsync(Report report, CancellationToken cancellationToken)
    {
        await db.ReportWraps.Where(w => w.ReportId == report.Id).ExecuteDeleteAsync(cancellationToken);
        await db.ReportEntries.Where(e => e.ReportId == report.Id).ExecuteDeleteAsync(cancellationToken);
        await db.LegalHolds.Where(h => h.ReportId == report.Id).ExecuteDeleteAsync(cancellationToken);
        var (theirs, nobody) = (owners.OfReport(report.Id), owners.OfNobody());
        await db.SealedBlobs.Where(b => b.Owner == theirs).ExecuteUpdateAsync(set => set.SetProperty(b => b.Owner, nobody), cancellationToken);
        await db.Reports.Where(r => r.Id == report.Id).ExecuteDeleteAsync(cancellationToken);
        db.ReportTombstones.Add(ReportTombstone.Of(report));
    }

    /// <summary>How many, never which.</summary>
    private Task RecordAsync(string act, int count, CancellationToken cancellationToken) =>
        trail.AppendAsync(TheSite.Itself, act, count.ToString(System.Globalization.CultureInfo.InvariantCulture), AuditTrail.Done, cancellationToken);
}

/// <summary>Ends a hold and keeps the report long enough for its reporter to be warned.</summary>
internal static class HoldEnds
{
    public static async Task EndAsync(IPortalDb db, LegalHold hold, DateOnly today, CancellationToken cancellationToken)
    {
        db.LegalHolds.Remove(hold);
        var soonest = today.AddDays(RetentionPeriods.GraceDays);
        await db.Reports.Where(r => r.Id == hold.ReportId && r.KeepUntil < soonest)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.KeepUntil, soonest), cancellationToken);
    }
}
