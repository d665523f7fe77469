namespace Portal.Domain.Reporting;

/// <summary>A report's keys wrapped for one officer's key or for the recovery key. Who can open a case is exactly the set of these rows.</summary>
public sealed class ReportWrap(Guid reportId, Guid keyId, Guid? staffId, byte[] sealedKeys, int epoch = 0)
{
    public Guid ReportId { get; private set; } = reportId;

    public Guid KeyId { get; private set; } = keyId;

    /// <summary>The officer, or null for the recovery key.</summary>
    public Guid? StaffId { get; private set; } = staffId;

    public byte[] SealedKeys { get; private set; } = sealedKeys;

    /// <summary>The quarter of the officer's key (<see cref="Access.KeyEpoch"/>), which the wrap is bound to; 0 for the recovery key, which has none.</summary>
    public int Epoch { get; private set; } = epoch;
}

/// <summary>Which key an entry is sealed under.</summary>
public enum EntryLane : byte
{
    /// <summary>Between reporter and officers.</summary>
    Conversation = 1,

    /// <summary>Among officers.</summary>
    Desk = 2,
}

/// <summary>A message or a note. Who wrote it, when, and in what order is sealed inside.</summary>
public sealed class ReportEntry(Guid id, Guid reportId, EntryLane lane, byte[] sealedBody)
{
    public Guid Id { get; private set; } = id;

    public Guid ReportId { get; private set; } = reportId;

    public EntryLane Lane { get; private set; } = lane;

    public byte[] SealedBody { get; private set; } = sealedBody;
}

/// <summary>
/// A stored ciphertext and its owner under a key outside the database: who holds the disk sees random names and cannot count a report's files,
/// while the running site can still remove what a draft or report leaves behind.
/// </summary>
public sealed class SealedBlob(string name, byte[] owner)
{
    public string Name { get; private set; } = name;

    public byte[] Owner { get; private set; } = owner;
}

/// <summary>A draft's sealed state. The key is only in the form ticket, so without the browser's form this row opens for nobody.</summary>
public sealed class Draft(byte[] idHash, byte[] owner, DateTime diesAt)
{
    public byte[] IdHash { get; private set; } = idHash;

    public byte[] Owner { get; private set; } = owner;

    /// <summary>End of an hour, two hours or more after the draft began.</summary>
    public DateTime DiesAt { get; private set; } = diesAt;

    public byte[] SealedState { get; private set; } = [];

    public void Keep(byte[] sealedState) => SealedState = sealedState;
}

/// <summary>An open follow-up. Its key is only in the page's hidden field, and each answer replaces it: a single chain.</summary>
public sealed class FollowUpChain(byte[] idHash, byte[] owner, byte[] sealedState, DateTime diesAt)
{
    public byte[] IdHash { get; private set; } = idHash;

    public byte[] Owner { get; private set; } = owner;

    public byte[] SealedState { get; private set; } = sealedState;

    public DateTime DiesAt { get; private set; } = diesAt;

    public void Keep(byte[] sealedState) => SealedState = sealedState;
}

/// <summary>Counts reports in the transaction that files them; the value is sealed inside the report and proves who was first.</summary>
public sealed class FilingCounter
{
    public int Id { get; private set; } = 1;

    public long Value { get; private set; }
}
