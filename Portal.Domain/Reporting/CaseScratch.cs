namespace Portal.Domain.Reporting;

/// <summary>
/// What an officer has half typed into one form of one case, sealed to that officer's own key. Its place is a keyed hash: the row tells neither whose it is
/// nor of which case.
/// </summary>
public sealed class CaseScratch
{
    private CaseScratch()
    {
    }

    public CaseScratch(byte[] idHash, byte[] sealedKey, byte[] sealedText, DateOnly savedOn) =>
        (IdHash, SealedKey, SealedText, SavedOn) = (idHash, sealedKey, sealedText, savedOn);

    public byte[] IdHash { get; private set; } = [];

    /// <summary>The text's key, wrapped for the officer's public key.</summary>
    public byte[] SealedKey { get; private set; } = [];

    public byte[] SealedText { get; private set; } = [];

    public DateOnly SavedOn { get; private set; }
}
