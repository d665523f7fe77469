using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Accounts;

/// <summary>A key pair made just now, and its private half in the clear.</summary>
internal sealed record MadeKey(StaffKey Key, OpenedKey Opened);

/// <summary>The key pairs of a member of staff, whose private halves lie sealed under the wrapping half of the password.</summary>
internal sealed class StaffKeyChain(PortalDb db, IReportSealer sealer, TimeProvider time)
{
    private const string Field = "staff-key";

    /// <summary>Every key that has not ended, in the clear. The caller disposes them.</summary>
    public async Task<List<OpenedKey>> OpenAsync(Guid staffId, ProvedPassword proof, CancellationToken cancellationToken) =>
        [.. (await StandingAsync(staffId, cancellationToken)).Select(key => new OpenedKey(key.Id, sealer.Open(proof.WrapKey, Label(key), key.SealedPrivateKey)))];

    /// <summary>
    /// Makes the key pair that is due for who works on cases: the first, which waits for acceptance, or the present quarter's, which succeeds the accepted one
    /// that was just opened. The caller saves, and disposes the key.
    /// </summary>
    /// <param name="opened">The keys that this password opened.</param>
    /// <param name="maySucceed">Whether the second factor was given too, where it is compulsory.</param>
    public async Task<MadeKey?> MakeIfDueAsync(
        StaffMember member, IReadOnlyList<OpenedKey> opened, ProvedPassword proof, bool maySucceed, CancellationToken cancellationToken)
    {
        if (!RolePermissions.NeedsKey(member.Roles))
        {
            return null;
        }

        var standing = await StandingAsync(member.Id, cancellationToken);
        if (standing.Count == 0)
        {
            return Make(member.Id, proof);
        }

        if (!maySucceed || KeyEpoch.Newest(standing) is not [var newest] || newest.Epoch >= KeyEpoch.Of(time.Today()) || !Holds(opened, newest))
        {
            return null;
        }

        var made = Make(member.Id, proof);
        made.Key.Succeed(newest);
        return made;
    }

    /// <summary>A key pair that counts at once: only where nobody is there yet to accept it.</summary>
    public void MakeAccepted(StaffMember member, ProvedPassword proof)
    {
        var made = Make(member.Id, proof);
        made.Opened.Dispose();
        made.Key.AcceptAtSetup();
    }

    /// <summary>The same keys under a new password. The caller saves.</summary>
    public async Task RewrapAsync(Guid staffId, IReadOnlyList<OpenedKey> keys, ProvedPassword proof, CancellationToken cancellationToken)
    {
        foreach (var key in await StandingAsync(staffId, cancellationToken))
        {
            key.Rewrap(sealer.Seal(proof.WrapKey, Label(key), keys.Single(opened => opened.Id == key.Id).PrivateKey));
        }
    }

    /// <summary>The caller saves.</summary>
    public async Task EndAllAsync(Guid staffId, CancellationToken cancellationToken)
    {
        foreach (var key in await StandingAsync(staffId, cancellationToken))
        {
            key.End();
        }
    }

    /// <summary>Bound to the quarter, so that an old quarter's key cannot be put back in a later one's place.</summary>
    private static SealLabel Label(StaffKey key) => new(key.StaffId, Field, Epoch: key.Epoch);

    /// <summary>
    /// The private half itself is asked, not the row: a public key that somebody wrote into the accepted row has no holder here, and so no successor.
    /// </summary>
    private bool Holds(IEnumerable<OpenedKey> opened, StaffKey key)
    {
        if (opened.FirstOrDefault(o => o.Id == key.Id) is not { } mine)
        {
            return false;
        }

        using var unlocked = sealer.Unlock(mine.PrivateKey);
        return unlocked.PublicKey.AsSpan().SequenceEqual(key.PublicKey);
    }

    private MadeKey Make(Guid staffId, ProvedPassword proof)
    {
        var pair = sealer.CreateKeyPair();
        var key = new StaffKey(Guid.CreateVersion7(), staffId, pair.PublicKey, [], time.Today());
        key.Rewrap(sealer.Seal(proof.WrapKey, Label(key), pair.PrivateKey));
        db.StaffKeys.Add(key);
        return new MadeKey(key, new OpenedKey(key.Id, pair.PrivateKey));
    }

    private Task<List<StaffKey>> StandingAsync(Guid staffId, CancellationToken cancellationToken) =>
        db.StaffKeys.Where(key => key.StaffId == staffId && key.Standing != Standing.Ended).ToListAsync(cancellationToken);
}
