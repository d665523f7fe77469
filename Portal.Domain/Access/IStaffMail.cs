namespace Portal.Domain.Access;

/// <summary>Mail to staff, as far as its sending is known. It knows days and no hours, and no address.</summary>
/// <param name="LastSentOn">The last day on which the mail server took one; null when it never did.</param>
/// <param name="FailingSince">Since when it has failed; null while it works.</param>
/// <param name="Fault">The kind of the last fault.</param>
/// <param name="Waiting">Mails not yet taken.</param>
public sealed record MailDelivery(DateOnly? LastSentOn, DateOnly? FailingSince, string Fault, int Waiting);

/// <summary>The sending of mail to staff, as the pages may know it.</summary>
public interface IStaffMail
{
    /// <summary>False where no mail server is set.</summary>
    bool IsConfigured { get; }

    /// <summary>When the daily mails go out, by the city's clock.</summary>
    IReadOnlyList<TimeOnly> Beats { get; }

    Task<MailDelivery> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Sends what is due: the beat, a call of the duty desk, what was not taken before. Safe to run twice, and on two nodes.</summary>
public interface IStaffMailRun
{
    Task RunAsync(CancellationToken cancellationToken);
}
