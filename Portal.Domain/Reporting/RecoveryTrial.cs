using System.Security.Cryptography;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Proves that an unlocked recovery key opens what is sealed to the stored public half, the way a report's wrap is, without touching a report.</summary>
public sealed class RecoveryTrial(IReportSealer sealer)
{
    private const int SecretSize = 64;

    public bool Opens(RecoveryKey key, IUnlockedKey unlocked)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretSize);
        var label = Seals.RecoveryWrap(Guid.NewGuid(), key.Id);
        try
        {
            return CryptographicOperations.FixedTimeEquals(secret, sealer.OpenWith(unlocked, label, sealer.SealTo(key.PublicKey, label, secret)));
        }
        catch (SealBrokenException)
        {
            return false;
        }
    }
}
