namespace Portal.Domain.Access;

/// <summary>Why two persons brought their shares.</summary>
public enum RecoveryReason
{
    /// <summary>An officer forgot the password, and no colleague can open the cases.</summary>
    Password = 1,

    /// <summary>The officers of a department are gone.</summary>
    Officers = 2,

    Other = 3,
}

/// <summary>
/// One use of the recovery key, for ever: the public sees how often and when last. Written before the first report is wrapped, so that a use that was
/// broken off counts too. It names no report.
/// </summary>
/// <param name="reports">How many reports were to be wrapped for an officer.</param>
public sealed class RecoveryUse(Guid id, DateOnly day, RecoveryReason reason, int reports)
{
    public Guid Id { get; private set; } = id;

    public DateOnly Day { get; private set; } = day;

    public RecoveryReason Reason { get; private set; } = reason;

    public int Reports { get; private set; } = reports;
}
