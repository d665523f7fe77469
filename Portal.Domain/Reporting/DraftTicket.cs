using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// A draft's id and key, carried only in the form's hidden field: the server keeps neither beside the data. It stands where a cookie and the
/// framework's anti-forgery would, so a page outside /my and /desk has no ambient authority to forge.
/// </summary>
/// <param name="HumanPassed">A check passed once holds for the draft.</param>
/// <param name="SlowLane">The check was a weak one in a flood: accepted, marked for later triage.</param>
public sealed record DraftTicket(Guid Id, byte[] Key, DateTime ExpiresAt, bool HumanPassed, bool SlowLane)
{
    public byte[] IdHash() => SHA256.HashData(Id.ToByteArray());

    public override string ToString() => "(ticket)";
}

public enum TicketState
{
    Valid,

    /// <summary>Ours, but too old: the values are kept and a new one is given.</summary>
    Expired,
    Forged,
}

/// <summary>Issues and reads tickets, signed with a key of this installation.</summary>
public sealed class DraftTickets(IInstanceSecrets secrets, TimeProvider time, IntakeRules rules)
{
    private const byte Format = 1;
    private const int BodyLength = 1 + 16 + 32 + 8 + 1;

    public DraftTicket Begin() => new(Guid.NewGuid(), RandomNumberGenerator.GetBytes(32), Expiry(), HumanPassed: false, SlowLane: false);

    public DraftTicket Renew(DraftTicket ticket) => ticket with { ExpiresAt = Expiry() };

    public string Write(DraftTicket ticket)
    {
        var bytes = new byte[BodyLength + 32];
        bytes[0] = Format;
        ticket.Id.TryWriteBytes(bytes.AsSpan(1));
        ticket.Key.CopyTo(bytes, 17);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(49), ticket.ExpiresAt.Ticks);
        bytes[57] = (byte)((ticket.HumanPassed ? 1 : 0) | (ticket.SlowLane ? 2 : 0));
        HMACSHA256.HashData(Secret(), bytes.AsSpan(0, BodyLength), bytes.AsSpan(BodyLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>
    /// Reads a ticket. <paramref name="ticket"/> is null when it is forged or no ticket at all, and when it expired so long ago that its draft may
    /// have died: a human check passed for that draft must not file a second report.
    /// </summary>
    public TicketState Read(string? text, out DraftTicket? ticket)
    {
        ticket = null;
        if (text is not { Length: 120 } || !Base64Url.IsValid(text))
        {
            return TicketState.Forged;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var signature = HMACSHA256.HashData(Secret(), bytes.AsSpan(0, BodyLength));
        if (bytes[0] != Format || !CryptographicOperations.FixedTimeEquals(signature, bytes.AsSpan(BodyLength)))
        {
            return TicketState.Forged;
        }

        ticket = new DraftTicket(
            new Guid(bytes.AsSpan(1, 16)),
            bytes[17..49],
            new DateTime(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(49)), DateTimeKind.Utc),
            (bytes[57] & 1) != 0,
            (bytes[57] & 2) != 0);
        var now = time.UtcNow();
        if (ticket.ExpiresAt > now)
        {
            return TicketState.Valid;
        }

        if (ticket.ExpiresAt.AddMinutes(-rules.TicketMinutes).AddHours(rules.DraftHours) <= now)
        {
            ticket = null;
        }

        return TicketState.Expired;
    }

    private DateTime Expiry() => time.UtcNow().AddMinutes(rules.TicketMinutes);

    private byte[] Secret() => secrets.Derive(InstanceLabel.Ticket, 32);
}
