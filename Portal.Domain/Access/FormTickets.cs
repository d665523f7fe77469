using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>
/// Carried in the hidden field of a public form: that this site gave the form out, for this place, not long ago. It stands where a cookie and the framework's
/// anti-forgery would, and is worth one sending.
/// </summary>
/// <param name="HumanPassed">A check passed once holds for the form, so that a slip in a field does not cost a second one.</param>
public sealed record FormTicket(Guid Id, string Place, DateTime ExpiresAt, bool HumanPassed)
{
    public override string ToString() => "(ticket)";
}

public enum FormTicketState
{
    Valid,

    /// <summary>Ours, but too old.</summary>
    Expired,
    Forged,
}

/// <summary>Issues and reads the tickets of public forms, signed with a key of this installation.</summary>
public sealed class FormTickets(IInstanceSecrets secrets, TimeProvider time)
{
    private const byte Format = 1;
    private const int BodyLength = 1 + 16 + 8 + 1;
    private const int Length = BodyLength + 32;

    private static readonly TimeSpan Life = TimeSpan.FromHours(6);

    public FormTicket Begin(string place, bool humanPassed = false) => new(Guid.NewGuid(), place, time.UtcNow() + Life, humanPassed);

    public string Write(FormTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var bytes = new byte[Length];
        bytes[0] = Format;
        ticket.Id.TryWriteBytes(bytes.AsSpan(1));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(17), ticket.ExpiresAt.Ticks);
        bytes[25] = ticket.HumanPassed ? (byte)1 : (byte)0;
        Sign(bytes.AsSpan(0, BodyLength), ticket.Place).CopyTo(bytes, BodyLength);
        return Base64Url.EncodeToString(bytes);
    }

    /// <param name="place">The form that takes it: a ticket of another form is none.</param>
    public FormTicketState Read(string? text, string place, out FormTicket? ticket)
    {
        ticket = null;
        if (text is not { Length: > 0 and <= 120 } || !Base64Url.IsValid(text, out var length) || length != Length)
        {
            return FormTicketState.Forged;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes[0] != Format || !CryptographicOperations.FixedTimeEquals(Sign(bytes.AsSpan(0, BodyLength), place), bytes.AsSpan(BodyLength)))
        {
            return FormTicketState.Forged;
        }

        ticket = new FormTicket(new Guid(bytes.AsSpan(1, 16)), place, new DateTime(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(17)), DateTimeKind.Utc), bytes[25] == 1);
        return ticket.ExpiresAt > time.UtcNow() ? FormTicketState.Valid : FormTicketState.Expired;
    }

    private byte[] Sign(ReadOnlySpan<byte> body, string place)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secrets.Derive(InstanceLabel.FormTicket, 32));
        mac.AppendData(body);
        mac.AppendData(Encoding.UTF8.GetBytes(place));
        return mac.GetHashAndReset();
    }
}
