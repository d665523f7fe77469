using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;

namespace Portal.Domain.Reporting;

/// <summary>Opens, checks and moves on the chain of an open follow-up.</summary>
public sealed class FollowUpChains(IPortalDb db, IReportSealer sealer, BlobOwners owners, TimeProvider time, IntakeRules rules)
{
    internal FollowUpHandle Begin(Guid reportId, byte[] conversation, IReadOnlyList<StoredAttachment>? files = null, IReadOnlyList<OpenUpload>? uploads = null)
    {
        var handle = FollowUpHandle.Create();
        var expiresAt = time.UtcNow().AddMinutes(rules.FollowUpMinutes);
        var state = new FollowUpState(reportId, conversation, expiresAt) { Files = files ?? [], Uploads = uploads ?? [] };
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

    /// <summary>What waits for the message that is being written; null when the handle is spent, unknown or too old.</summary>
    public async Task<WaitingFiles?> ReadWaitingAsync(FollowUpHandle handle, CancellationToken cancellationToken)
    {
        var hash = handle.IdHash();
        var chain = await db.FollowUpChains.AsNoTracking().SingleOrDefaultAsync(c => c.IdHash == hash, cancellationToken);
        return Open(handle, chain) is { } state ? new WaitingFiles(state.Files, state.Uploads) : null;
    }

    /// <summary>
    /// Locks the chain's row for the present transaction and reads it, without using the handle up. It lives its minutes from now on: a file that is
    /// coming in is as good as a hand at the page.
    /// </summary>
    internal async Task<(FollowUpChain Row, FollowUpState State)?> LockAsync(FollowUpHandle handle, CancellationToken cancellationToken)
    {
        var hash = handle.IdHash();
        var expiresAt = time.UtcNow().AddMinutes(rules.FollowUpMinutes);
        var diesAt = expiresAt.EndOfHour();
        if (await db.FollowUpChains.Where(c => c.IdHash == hash).ExecuteUpdateAsync(set => set.SetProperty(c => c.DiesAt, diesAt), cancellationToken) == 0)
        {
            return null;
        }

        var row = await db.FollowUpChains.SingleAsync(c => c.IdHash == hash, cancellationToken);
        await db.ReloadAsync(row, cancellationToken);
        return Open(handle, row) is { } state ? (row, state with { ExpiresAt = expiresAt }) : null;
    }

    internal void Keep(FollowUpHandle handle, FollowUpChain row, FollowUpState state) => row.Keep(sealer.SealJson(handle.Key, Seals.Chain(handle.Id), state));

    /// <summary>
    /// Ends a chain that has files waiting: it opens no more, and the next sweep removes it with them. False when there is nothing to sweep, or no
    /// such chain.
    /// </summary>
    internal async Task<bool> EndAsync(FollowUpHandle handle, CancellationToken cancellationToken)
    {
        var hash = handle.IdHash();
        var owner = owners.OfFollowUp(handle.Id);
        if (await ReadWaitingAsync(handle, cancellationToken) is null || !await db.SealedBlobs.AnyAsync(b => b.Owner == owner, cancellationToken))
        {
            return false;
        }

        // The last full hour, so that the row does not tell the minute of leaving.
        var dead = time.UtcNow().AddHours(-1).EndOfHour();
        return await db.FollowUpChains.Where(c => c.IdHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.SealedState, Array.Empty<byte>()).SetProperty(c => c.DiesAt, dead), cancellationToken) == 1;
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

/// <summary>Files that came before their message, and those that are still on their way.</summary>
public sealed record WaitingFiles(IReadOnlyList<StoredAttachment> Files, IReadOnlyList<OpenUpload> Uploads);
