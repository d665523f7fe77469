namespace Portal.Domain.Access;

/// <summary>Whom an outward effect is for.</summary>
public enum CallKind
{
    /// <summary>The duty desk must look into its inbox now.</summary>
    DutyDesk = 1,
}

/// <summary>
/// A line of the outbox: somebody is to be told that there is work. It is written in the transaction of what happened and taken away by the job that tells
/// them. It says nothing but its kind: no report, no time, nothing that leads back.
/// </summary>
public sealed class StaffCall
{
    private StaffCall()
    {
    }

    public StaffCall(CallKind kind) => (Id, Kind) = (Guid.NewGuid(), kind);

    /// <summary>Random: a version-7 id would carry the millisecond of filing.</summary>
    public Guid Id { get; private set; }

    public CallKind Kind { get; private set; }
}
