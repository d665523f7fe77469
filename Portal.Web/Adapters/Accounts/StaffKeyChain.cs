using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Accounts;

/// <summary>The key pairs of a member of staff, whose private halves lie sealed under the wrapping half of the password.</summary>
internal sealed class StaffKeyChain(PortalDb db, IReportSealer sealer, TimeProvider time)
{
    private const string Field = "staff-key";

    /// <summary>Every key that has not ended, in the clear. The caller disposes them.</summary>
    public async Task<List<OpenedKey>> OpenAsync(Guid staffId, ProvedPassword proof, CancellationToken cancellationToken) =>
        [.. (await StandingAsync(staffId, cancellationToken)).Select(key => new OpenedKey(key.Id, sealer.Open(proof.WrapKey, Label(staffId), key.SealedPrivateKey)))];

    /// <summary>Makes a key pair for who works on cases and has none; it waits for acceptance. The caller saves, and disposes the key.</summary>
    public async Task<OpenedKey?> MakeIfNeededAsync(StaffMember member, ProvedPassword proof, CancellationToken cancellationToken) =>
        RolePermissions.NeedsKey(member.Roles) && (await StandingAsync(member.Id, cancellationToken)).Count == 0 ? Make(member.Id, proof).Opened : null;

    /// <summary>A key pair that counts at once: only where nobody is there yet to accept it.</summary>
    public void MakeAccepted(StaffMember member, ProvedPassword proof)
    {
        var (key, opened) = Make(member.Id, proof);
        opened.Dispose();
        key.AcceptAtSetup();
    }

    /// <summary>The same keys under a new password. The caller saves.</summary>
    public async Task RewrapAsync(Guid staffId, IReadOnlyList<OpenedKey> keys, ProvedPassword proof, CancellationToken cancellationToken)
    {
        foreach (var key in await StandingAsync(staffId, cancellationToken))
        {
            key.Rewrap(sealer.Seal(proof.WrapKey, Label(staffId), keys.Single(opened => opened.Id == key.Id).PrivateKey));
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

    private static SealLabel Label(Guid staffId) => new(staffId, Field);

    private (StaffKey Key, OpenedKey Opened) Make(Guid staffId, ProvedPassword proof)
    {
        var pair = sealer.CreateKeyPair();
        var key = new StaffKey(Guid.CreateVersion7(), staffId, pair.PublicKey, sealer.Seal(proof.WrapKey, Label(staffId), pair.PrivateKey), time.Today());
        db.StaffKeys.Add(key);
        return (key, new OpenedKey(key.Id, pair.PrivateKey));
    }

    private Task<List<StaffKey>> StandingAsync(Guid staffId, CancellationToken cancellationToken) =>
        db.StaffKeys.Where(key => key.StaffId == staffId && key.Standing != Standing.Ended).ToListAsync(cancellationToken);
}
