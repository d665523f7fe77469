using Microsoft.EntityFrameworkCore;

namespace Portal.Domain.Reporting;

/// <summary>Gives the next number of the one counter that orders reports and messages. Runs in the caller's transaction, whose row lock keeps two apart.</summary>
internal static class FilingOrder
{
    public static async Task<long> NextAsync(IPortalDb db, CancellationToken cancellationToken)
    {
        if (await RaiseAsync(db, cancellationToken) == 0)
        {
            db.FilingCounters.Add(new FilingCounter());
            await db.SaveChangesAsync(cancellationToken);
            await RaiseAsync(db, cancellationToken);
        }

        return await db.FilingCounters.AsNoTracking().Where(c => c.Id == 1).Select(c => c.Value).SingleAsync(cancellationToken);
    }

    /// <summary>Keeps every filing waiting until the caller's transaction ends, without taking a number.</summary>
    public static async Task HoldAsync(IPortalDb db, CancellationToken cancellationToken)
    {
        var held = await db.FilingCounters.Where(c => c.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(c => c.Value, c => c.Value), cancellationToken);
        if (held == 0)
        {
            db.FilingCounters.Add(new FilingCounter());
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static Task<int> RaiseAsync(IPortalDb db, CancellationToken cancellationToken) =>
        db.FilingCounters.Where(c => c.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(c => c.Value, c => c.Value + 1), cancellationToken);
}
