using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;

namespace Portal.Domain.Reporting;

/// <summary>Opens, checks and moves on the chain of an open follow-up.</summary>
public sealed class FollowUpChains(IPortalDb db, IReportSealer sealer, BlobOwners owners, TimeProvider time, IntakeRules rules)
{
    internal FollowUpHandle Begin(Guid reportId, byte[] conversation)
    {
        var handle = FollowUpHandle.Create();
        var expiresAt = time.UtcNow().AddMinutes(rules.FollowUpMinutes);
        var state = new FollowUpState(reportId, conversation, expiresAt);
        db.FollowUpChains.Add(new FollowUpChain(
            handle.IdHash(), owners.OfFollowUp(handle.Id), sealer.SealJson(handle.Key, Seals.Chain(handle.Id), state), expiresAt.EndOfHour()));
        return handle;
    }

    /// <summary>Whether the handle is still good; reads without using it up, so that a file may follow.</summary>
    public async Task<bool> IsOpenAsync(FollowUpHandle handle, CancellationToken cancellationToken)
    {
        var hash = handle.IdHash();
        var chain = await db.FollowUpChains.AsNoTracking().SingleOrDefaultAsync(c => c.IdHash == hash, cancellationToken);
        return Open(handle, chain) is not null;
    }

    /// <summary>Uses the handle up: of two answers with the same handle one wins. Null when it is spent, unknown or too old.</summary>
    internal async Task<FollowUpState?> TakeAsync(FollowUpHandle handle, CancellationToken cancellationToken)
    {
        var hash = handle.IdHash();
        var chain = await db.FollowUpChains.AsNoTracking().SingleOrDefaultAsync(c => c.IdHash == hash, cancellationToken);
        var state = Open(handle, chain);
        if (state is null)
        {
            return null;
        }

        var taken = await db.FollowUpChains.Where(c => c.IdHash == hash).ExecuteDeleteAsync(cancellationToken);
        return taken == 1 ? state : null;
    }

    private FollowUpState? Open(FollowUpHandle handle, FollowUpChain? chain)
    {
        // The sweep empties a dead one before it removes it.
        if (chain is null or { SealedState.Length: 0 })
        {
            return null;
        }

        try
        {
            var state = sealer.OpenJson<FollowUpState>(handle.Key, Seals.Chain(handle.Id), chain.SealedState);
            return state.ExpiresAt > time.UtcNow() ? state : null;
        }
        catch (SealBrokenException)
        {
            // A right id with a wrong key is somebody guessing: the same answer as an unknown one.
            return null;
        }
    }
}
