namespace Portal.Domain.Access;

/// <summary>
/// The sign-in half of staff, kept by the account store: handlers that appoint or remove people reach it only through this. Every change runs in
/// the caller's transaction.
/// </summary>
public interface IStaffAccounts
{
    /// <summary>A first password that fulfils the rules, to be handed over once and changed at the first sign-in.</summary>
    string CreateInitialPassword();

    /// <summary>Makes the account of a person who has just been confirmed, or gives it a new initial password (the old key pair ends with the old one).</summary>
    Task GiveInitialPasswordAsync(StaffMember member, string password, CancellationToken cancellationToken);

    /// <summary>
    /// Makes an account whose password stands as given, with the key pair made and accepted at once: only for <c>setup</c> and for sample data, where
    /// nobody is there yet to accept it.
    /// </summary>
    Task MakeReadyAsync(StaffMember member, string password, CancellationToken cancellationToken);

    /// <summary>Takes the account and every open session away.</summary>
    Task RemoveAsync(Guid staffId, CancellationToken cancellationToken);
}
