using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Audit;

/// <summary>
/// One staff act, done or refused. Each entry carries the hash of the one before, so that a changed, missing or re-ordered entry shows.
/// Nothing a reporter does is ever written here.
/// </summary>
public sealed class AuditEntry(
    long sequence, DateTime at, Guid? staffId, string staffName, string act, string target, string result, byte[] previousHash)
{
    public const int MaxTargetLength = 100;

    public long Sequence { get; private set; } = sequence;

    /// <summary>UTC, whole seconds.</summary>
    public DateTime At { get; private set; } = at;

    public Guid? StaffId { get; private set; } = staffId;

    public string StaffName { get; private set; } = staffName;

    /// <summary>The request's name: <c>AcceptReport</c>.</summary>
    public string Act { get; private set; } = act;

    /// <summary>The case or person it concerned, or empty.</summary>
    public string Target { get; private set; } = target;

    /// <summary><c>Done</c>, or the refusal's code.</summary>
    public string Result { get; private set; } = result;

    public byte[] PreviousHash { get; private set; } = previousHash;

    public byte[] Hash { get; private set; } = HashOf(sequence, at, staffId, staffName, act, target, result, previousHash);

    /// <summary>The hash that the stored fields should have.</summary>
    public byte[] ExpectedHash() => HashOf(Sequence, At, StaffId, StaffName, Act, Target, Result, PreviousHash);

    private static byte[] HashOf(
        long sequence, DateTime at, Guid? staffId, string staffName, string act, string target, string result, byte[] previousHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        hash.AppendData("portal/audit/1"u8);
        hash.AppendData(previousHash);
        BinaryPrimitives.WriteInt64BigEndian(number, sequence);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, at.Ticks / TimeSpan.TicksPerSecond);
        hash.AppendData(number);
        foreach (var text in (string[])[staffId?.ToString("N") ?? "", staffName, act, target, result])
        {
            // Length first: two neighbouring fields must not be able to swap characters.
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64BigEndian(number, bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}

/// <summary>The end of the chain, keyed with a secret outside the database, so that cutting off the last entries shows as well.</summary>
public sealed class AuditHead
{
    public int Id { get; private set; } = 1;

    public long Sequence { get; private set; }

    public byte[] Hash { get; private set; } = new byte[32];

    public byte[] Seal { get; private set; } = [];

    public void MoveTo(AuditEntry entry, byte[] key)
    {
        Sequence = entry.Sequence;
        Hash = entry.Hash;
        Seal = SealOf(key);
    }

    public bool IsGenuine(byte[] key) =>
        Sequence == 0 || CryptographicOperations.FixedTimeEquals(Seal, SealOf(key));

    private byte[] SealOf(byte[] key)
    {
        Span<byte> data = stackalloc byte[40];
        BinaryPrimitives.WriteInt64BigEndian(data, Sequence);
        Hash.CopyTo(data[8..]);
        return HMACSHA256.HashData(key, data);
    }
}
