namespace Portal.Domain.Access;

/// <summary>Where a member of staff gets the mail that says there is work. Absent where none was given.</summary>
public sealed class StaffMailbox
{
    private StaffMailbox()
    {
    }

    public StaffMailbox(Guid staffId, string sealedAddress)
    {
        StaffId = staffId;
        SealedAddress = sealedAddress;
    }

    public Guid StaffId { get; private set; }

    /// <summary>Sealed by <see cref="IMailboxSeal"/>: a stolen database must not be a list of whom to deceive.</summary>
    public string SealedAddress { get; private set; } = "";

    public void MoveTo(string sealedAddress) => SealedAddress = sealedAddress;
}

/// <summary>Seals staff's mail addresses at rest.</summary>
public interface IMailboxSeal
{
    string Seal(Guid staffId, string address);

    /// <summary>Null when it does not open: it was changed, moved to another person's row, or sealed by another instance.</summary>
    string? Open(Guid staffId, string sealedAddress);
}
