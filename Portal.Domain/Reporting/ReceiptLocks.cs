using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Makes what a receipt finds and opens.</summary>
public sealed class ReceiptLocks(IReportSealer sealer, IInstanceSecrets secrets)
{
    internal ReceiptLock For(Guid reportId, ReceiptKeys receipt, byte[] reporterKey) => new(
        receipt.Tag,
        ClaimTag(receipt.ClaimCode),
        sealer.Seal(receipt.Wrap, Seals.ReporterKey(reportId), reporterKey));

    /// <summary>The identity code of an anonymous reward is looked up by a keyed hash, like the receipt.</summary>
    private byte[] ClaimTag(string claimCode) =>
        HMACSHA256.HashData(secrets.Derive(InstanceLabel.Pepper, 32), Encoding.ASCII.GetBytes("claim/" + claimCode));
}
