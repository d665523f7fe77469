using System.Security.Cryptography;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>
/// An officer's key pair of one quarter: the public half that reports are wrapped for, the private half sealed under the password's wrapping key. The
/// first is made at the first sign-in and used only after a second person of another role has accepted it; each later quarter's succeeds it
/// (decisions/0011).
/// </summary>
public sealed class StaffKey : AggregateRoot
{
    private StaffKey()
    {
    }

    public StaffKey(Guid id, Guid staffId, byte[] publicKey, byte[] sealedPrivateKey, DateOnly madeOn)
    {
        Id = id;
        StaffId = staffId;
        PublicKey = publicKey;
        SealedPrivateKey = sealedPrivateKey;
        MadeOn = madeOn;
        Epoch = KeyEpoch.Of(madeOn);
        Standing = Standing.Proposed;
    }

    public Guid Id { get; private set; }

    public Guid StaffId { get; private set; }

    public byte[] PublicKey { get; private set; } = [];

    public byte[] SealedPrivateKey { get; private set; } = [];

    public DateOnly MadeOn { get; private set; }

    /// <summary>The quarter it was made in (<see cref="KeyEpoch"/>); its wraps are bound to it.</summary>
    public int Epoch { get; private set; }

    public Standing Standing { get; private set; }

    public Guid? AcceptedBy { get; private set; }

    /// <summary>The key of an earlier quarter whose holder made this one, or null for a key that a second person accepted.</summary>
    public Guid? Succeeds { get; private set; }

    /// <summary>
    /// What two people compare by voice before a key is accepted: the first 16 bytes of the public key's SHA-256, in eight groups of four
    /// hexadecimal digits.
    /// </summary>
    public string Fingerprint() =>
        string.Join(' ', Convert.ToHexString(SHA256.HashData(PublicKey), 0, 16).Chunk(4).Select(group => new string(group)));

    public Outcome<StaffKey> Accept(Guid acceptedBy)
    {
        if (Standing != Standing.Proposed)
        {
            return new Refusal("NothingToConfirm");
        }

        if (acceptedBy == StaffId)
        {
            return new Refusal("OwnerMayNotAcceptKey");
        }

        Standing = Standing.InForce;
        AcceptedBy = acceptedBy;
        return this;
    }

    /// <summary>Keys of sample officers and of setup: there is nobody yet to accept them.</summary>
    public StaffKey AcceptAtSetup()
    {
        Standing = Standing.InForce;
        return this;
    }

    /// <summary>
    /// In force without a second acceptance: it was made inside a session that opened <paramref name="before"/>, a key of the same person that is in
    /// force, with the password and the second factor. Anything else is a bug and throws.
    /// </summary>
    public StaffKey Succeed(StaffKey before)
    {
        if (Standing != Standing.Proposed || before.Standing != Standing.InForce || before.StaffId != StaffId || before.Epoch >= Epoch)
        {
            throw new InvalidOperationException("Only a later quarter's key of the same person succeeds a key in force.");
        }

        Standing = Standing.InForce;
        Succeeds = before.Id;
        return this;
    }

    /// <summary>The owner changed the password: the same key under a new wrap.</summary>
    public void Rewrap(byte[] sealedPrivateKey) => SealedPrivateKey = sealedPrivateKey;

    /// <summary>The private half is gone: whatever was wrapped for it, here or in a backup, opens for nobody any more.</summary>
    public void End()
    {
        Standing = Standing.Ended;
        SealedPrivateKey = [];
    }
}
