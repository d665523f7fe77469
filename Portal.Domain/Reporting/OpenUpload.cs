using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// A file that is on its way in parts. Lives only inside the sealed state of its draft or follow-up, so that neither its length nor its key is
/// readable without the form that began it.
/// </summary>
/// <param name="Key">Seals the parts; random, of this upload only.</param>
/// <param name="Length">Bytes that the sender announced; the parts must add up to it.</param>
/// <param name="FileId">Set when the parts have become an attachment: finishing again then answers with that one.</param>
public sealed record OpenUpload(Guid Id, byte[] Key, long Length, DateTime ExpiresAt, Guid? FileId = null)
{
    /// <summary>Every part but the last has this many bytes (intake 4.5).</summary>
    public const int PartLength = 1 << 20;

    private static readonly byte[] NameInfo = Encoding.ASCII.GetBytes("portal/upload-part/v1/name");

    public int Parts => (int)((Length + PartLength - 1) / PartLength);

    public bool Has(int part) => part >= 0 && part < Parts;

    public int LengthOf(int part) => part < Parts - 1 ? PartLength : (int)(Length - ((long)part * PartLength));

    /// <summary>
    /// Where a part lies. The name comes from the upload's key: who has it finds each part without a list, who has it not sees random names.
    /// </summary>
    public BlobName NameOf(int part)
    {
        Span<byte> info = stackalloc byte[NameInfo.Length + sizeof(int)];
        NameInfo.CopyTo(info);
        BinaryPrimitives.WriteInt32BigEndian(info[NameInfo.Length..], part);
        Span<byte> name = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Key, name, [], info);
        return BlobName.OfHash(name);
    }

    /// <summary>Bound to the upload and the part's place, so that no part can stand for another.</summary>
    internal SealLabel LabelOf(int part) => new(Id, "upload-part", part);

    public override string ToString() => "(upload)";
}
