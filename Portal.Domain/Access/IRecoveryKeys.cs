using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>
/// One of three printed shares, for one named person. <paramref name="Text"/> is its letter and 14 groups of four base32 characters (a
/// 256-bit key and a 24-bit check); it is shown once and never stored.
/// </summary>
public sealed record RecoveryShare(char Letter, string Text)
{
    /// <summary>A share must not reach a log by accident.</summary>
    public override string ToString() => $"(recovery share {Letter})";
}

/// <summary>
/// What the site stores of its recovery key: the public half that reports are sealed to, and the private half once for each pair of
/// shares, sealed under one share's key inside the other's.
/// </summary>
public sealed record RecoveryBoxes(byte[] PublicKey, byte[] BoxAB, byte[] BoxAC, byte[] BoxBC);

/// <summary>A fresh recovery key: its shares go to people, its boxes to the database.</summary>
public sealed record NewRecovery(IReadOnlyList<RecoveryShare> Shares, RecoveryBoxes Boxes);

/// <summary>The offline key that opens reports when no officer can any more: three shares, any two of which open it.</summary>
public interface IRecoveryKeys
{
    NewRecovery Create();

    /// <summary>Which share somebody typed, A, B or C; null when it is mistyped.</summary>
    char? LetterOf(string? typed);

    /// <summary>
    /// Opens the key with two shares as they were typed, in either order. Refusals: <c>RecoveryShareMistyped</c> (field <c>first</c> or
    /// <c>second</c>), <c>RecoverySharesSame</c>, <c>RecoverySharesDoNotOpen</c> (shares of another site or of an earlier key).
    /// </summary>
    Outcome<IUnlockedKey> Open(string? first, string? second, RecoveryBoxes boxes);
}
