using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>What an upload belongs to: a draft (by its form ticket), or an open follow-up (by its handle).</summary>
/// <param name="SlowLane">Rides along, so that a form ticket can be renewed while a long upload runs.</param>
public sealed record UploadHolder(bool IsFollowUp, Guid Id, byte[] Key, bool SlowLane)
{
    public static UploadHolder Of(DraftTicket ticket) => new(false, ticket.Id, ticket.Key, ticket.SlowLane);

    public static UploadHolder Of(FollowUpHandle handle) => new(true, handle.Id, handle.Key, SlowLane: false);

    /// <summary>The draft's ticket. An upload begins only after the human check, so it was passed.</summary>
    public DraftTicket Draft(DateTime expiresAt) => new(Id, Key, expiresAt, HumanPassed: true, SlowLane);

    public FollowUpHandle Handle() => new(Id, Key);

    public override string ToString() => "(holder)";
}

/// <summary>
/// Lets its bearer send the parts of one file. It opens the sealed state in which the upload and its key stand; travels in a header, never in an
/// address, and is kept nowhere but in the page.
/// </summary>
public sealed record UploadTicket(UploadHolder Holder, Guid UploadId, DateTime ExpiresAt)
{
    public override string ToString() => "(upload ticket)";
}

/// <summary>Issues and reads upload tickets, signed with a key of this installation.</summary>
public sealed class UploadTickets(IInstanceSecrets secrets, TimeProvider time)
{
    private const byte Format = 1;
    private const int BodyLength = 1 + 1 + 16 + 32 + 16 + 8;
    private const int TextLength = (BodyLength + 32) * 4 / 3 + 1;

    public string Write(UploadHolder holder, OpenUpload upload)
    {
        var bytes = new byte[BodyLength + 32];
        bytes[0] = Format;
        bytes[1] = (byte)((holder.IsFollowUp ? 1 : 0) | (holder.SlowLane ? 2 : 0));
        holder.Id.TryWriteBytes(bytes.AsSpan(2));
        holder.Key.CopyTo(bytes, 18);
        upload.Id.TryWriteBytes(bytes.AsSpan(50));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(66), upload.ExpiresAt.Ticks);
        HMACSHA256.HashData(Secret(), bytes.AsSpan(0, BodyLength), bytes.AsSpan(BodyLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Refusals: <c>UploadForged</c> for what this site never wrote, <c>UploadEnded</c> for what is too old.</summary>
    public Outcome<UploadTicket> Read(string? text)
    {
        if (text is not { Length: TextLength } || !Base64Url.IsValid(text))
        {
            return new Refusal("UploadForged", "Files");
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var signature = HMACSHA256.HashData(Secret(), bytes.AsSpan(0, BodyLength));
        if (bytes[0] != Format || !CryptographicOperations.FixedTimeEquals(signature, bytes.AsSpan(BodyLength)))
        {
            return new Refusal("UploadForged", "Files");
        }

        var holder = new UploadHolder((bytes[1] & 1) != 0, new Guid(bytes.AsSpan(2, 16)), bytes[18..50], (bytes[1] & 2) != 0);
        var expiresAt = new DateTime(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(66)), DateTimeKind.Utc);
        return expiresAt > time.UtcNow() ? new UploadTicket(holder, new Guid(bytes.AsSpan(50, 16)), expiresAt) : new Refusal("UploadEnded", "Files");
    }

    private byte[] Secret() => secrets.Derive(InstanceLabel.UploadTicket, 32);
}
