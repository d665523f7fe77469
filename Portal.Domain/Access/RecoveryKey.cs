namespace Portal.Domain.Access;

/// <summary>
/// The offline recovery key: the public half, and for each pair of the three shares a box that only those two together open. A report is
/// wrapped for it beside its officers, never for it alone.
/// </summary>
public sealed class RecoveryKey(Guid id, byte[] publicKey, byte[] boxAB, byte[] boxAC, byte[] boxBC, DateOnly madeOn)
{
    public Guid Id { get; private set; } = id;

    public byte[] PublicKey { get; private set; } = publicKey;

    public byte[] BoxAB { get; private set; } = boxAB;

    public byte[] BoxAC { get; private set; } = boxAC;

    public byte[] BoxBC { get; private set; } = boxBC;

    public DateOnly MadeOn { get; private set; } = madeOn;
}
