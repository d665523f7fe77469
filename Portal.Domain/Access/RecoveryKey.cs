namespace Portal.Domain.Access;

/// <summary>Who keeps which share: three named persons outside the site's administration.</summary>
public sealed record RecoveryHolders(string A, string B, string C)
{
    public string Of(char letter) => letter switch
    {
        'A' => A,
        'B' => B,
        'C' => C,
        _ => throw new ArgumentOutOfRangeException(nameof(letter)),
    };
}

/// <summary>
/// The offline recovery key: the public half, and for each pair of the three shares a box that only those two together open. A report is
/// wrapped for it beside its officers, never for it alone. Exactly one is in force; a renewal proposes the next, and ends this one when every report has
/// been wrapped for the next.
/// </summary>
public sealed class RecoveryKey(Guid id, byte[] publicKey, byte[] boxAB, byte[] boxAC, byte[] boxBC, DateOnly madeOn)
{
    public Guid Id { get; private set; } = id;

    public byte[] PublicKey { get; private set; } = publicKey;

    public byte[] BoxAB { get; private set; } = boxAB;

    public byte[] BoxAC { get; private set; } = boxAC;

    public byte[] BoxBC { get; private set; } = boxBC;

    public DateOnly MadeOn { get; private set; } = madeOn;

    public string HolderA { get; private set; } = "";

    public string HolderB { get; private set; } = "";

    public string HolderC { get; private set; } = "";

    /// <summary>Its shares went out, but two of them have not yet been typed back: nothing relies on it.</summary>
    public bool IsProposed { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public RecoveryHolders Holders => new(HolderA, HolderB, HolderC);

    public RecoveryBoxes Boxes => new(PublicKey, BoxAB, BoxAC, BoxBC);

    /// <param name="isProposed">True at a renewal, where the key before stays in force until this one can open everything.</param>
    public static RecoveryKey Of(RecoveryBoxes boxes, RecoveryHolders holders, DateOnly madeOn, bool isProposed = false) =>
        new(Guid.CreateVersion7(), boxes.PublicKey, boxes.BoxAB, boxes.BoxAC, boxes.BoxBC, madeOn)
        {
            HolderA = holders.A,
            HolderB = holders.B,
            HolderC = holders.C,
            IsProposed = isProposed,
        };

    public void PutInForce() => IsProposed = false;

    /// <summary>The boxes are gone: no two shares open this key any more. Its names and days stay for the record.</summary>
    public void End(DateOnly today)
    {
        EndedOn = today;
        (BoxAB, BoxAC, BoxBC) = ([], [], []);
    }
}

public static class RecoveryKeysInForce
{
    public static IQueryable<RecoveryKey> InForce(this IQueryable<RecoveryKey> keys) => keys.Where(k => !k.IsProposed && k.EndedOn == null);
}
