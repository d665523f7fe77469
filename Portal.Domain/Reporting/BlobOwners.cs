using System.Security.Cryptography;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Names a blob's owner by a keyed hash: without the installation's key nobody can tell which files belong together.</summary>
public sealed class BlobOwners(IInstanceSecrets secrets)
{
    public byte[] OfDraft(Guid draftId) => Of(1, draftId);

    public byte[] OfReport(Guid reportId) => Of(2, reportId);

    public byte[] OfFollowUp(Guid chainId) => Of(3, chainId);

    /// <summary>Of files whose report is gone.</summary>
    public byte[] OfNobody() => Of(4, Guid.Empty);

    private byte[] Of(byte kind, Guid id)
    {
        Span<byte> data = stackalloc byte[17];
        data[0] = kind;
        id.TryWriteBytes(data[1..]);
        return HMACSHA256.HashData(secrets.Derive(InstanceLabel.BlobOwner, 32), data);
    }
}
