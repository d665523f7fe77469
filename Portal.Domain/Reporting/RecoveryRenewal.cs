using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Moves every report from one recovery key to the next. Until the last step the old key stays in force and every report keeps its wrap for it, so a
/// renewal may stop anywhere and be taken up again; the last step is one transaction that no filing can slip past.
/// </summary>
public sealed class RecoveryRenewal(IPortalDb db, CaseWrapping wrapping)
{
    private const int RoundSize = 100;

    /// <summary>One round in the caller's transaction.</summary>
    /// <param name="after">The last report of the round before.</param>
    /// <returns>What was done and the last report looked at, or null when none is left.</returns>
    public async Task<(WrappedRound Round, Guid Last)?> WrapRoundAsync(
        Guid after, RecoveryKey old, IUnlockedKey unlocked, RecoveryKey next, CancellationToken cancellationToken)
    {
        var (oldId, nextId) = (old.Id, next.Id);
        var wraps = await db.ReportWraps.AsNoTracking()
            .Where(w => w.KeyId == oldId && w.ReportId > after && !db.ReportWraps.Any(o => o.ReportId == w.ReportId && o.KeyId == nextId))
            .OrderBy(w => w.ReportId).Take(RoundSize)
            .ToListAsync(cancellationToken);
        if (wraps.Count == 0)
        {
            return null;
        }

        var round = new WrappedRound(0, 0);
        foreach (var wrap in wraps)
        {
            await CaseLock.TakeAsync(db, wrap.ReportId, cancellationToken);
            if (!await db.ReportWraps.AnyAsync(w => w.ReportId == wrap.ReportId && w.KeyId == oldId, cancellationToken))
            {
                // It has ended meanwhile, and must stay so.
                continue;
            }

            round += Wrap(wrap, unlocked, next);
        }

        await db.SaveChangesAsync(cancellationToken);
        return (round, wraps[^1].ReportId);
    }

    /// <summary>
    /// The last step, whole or not at all: nothing is filed meanwhile, what was filed since the rounds is wrapped, the new key comes into force,
    /// and the old one ends with its boxes and wraps. Both keys are tracked.
    /// </summary>
    public async Task<WrappedRound> EndAsync(RecoveryKey old, IUnlockedKey unlocked, RecoveryKey next, DateOnly today, CancellationToken cancellationToken)
    {
        await FilingOrder.HoldAsync(db, cancellationToken);
        var done = new WrappedRound(0, 0);
        for (var after = Guid.Empty; await WrapRoundAsync(after, old, unlocked, next, cancellationToken) is { } round; after = round.Last)
        {
            done += round.Round;
        }

        next.PutInForce();
        old.End(today);
        var oldId = old.Id;
        await db.ReportWraps.Where(w => w.KeyId == oldId).ExecuteDeleteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return done;
    }

    /// <summary>Gives up a proposed key whose shares were lost before it came into force.</summary>
    public async Task DiscardAsync(RecoveryKey proposed, CancellationToken cancellationToken)
    {
        var id = proposed.Id;
        await db.ReportWraps.Where(w => w.KeyId == id).ExecuteDeleteAsync(cancellationToken);
        db.RecoveryKeys.Remove(proposed);
        await db.SaveChangesAsync(cancellationToken);
    }

    private WrappedRound Wrap(ReportWrap from, IUnlockedKey unlocked, RecoveryKey next)
    {
        var opened = wrapping.Open(from, unlocked);
        if (opened.IsRefused)
        {
            return new WrappedRound(0, 1);
        }

        using var keys = opened.Value;
        wrapping.Add(from.ReportId, keys, next);
        return new WrappedRound(1, 0);
    }
}
