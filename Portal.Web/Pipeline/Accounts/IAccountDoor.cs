using Portal.Domain.Kernel;

namespace Portal.Web.Pipeline.Accounts;

/// <summary>An open session of one's own, as the account page lists it.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="SeenAt">UTC, to the minute.</param>
internal sealed record OwnSession(DateTime StartedAt, DateTime SeenAt, bool IsThisOne);

/// <summary>What a person sees while setting up the second factor.</summary>
/// <param name="Picture">The QR code as a <c>data:</c> address of a PNG.</param>
/// <param name="Key">The same key in groups of four, to be typed.</param>
internal sealed record SecondFactorSetup(string Picture, string Key);

/// <param name="CodesLeft">Recovery codes not used yet.</param>
internal sealed record SecondFactorView(bool IsOn, bool IsCompulsory, int CodesLeft);

/// <summary>Sign-in and one's own account, alike for both areas; pages reach the account store only through it.</summary>
internal interface IAccountDoor
{
    /// <summary>Refusals: <c>SignInFailed</c> in the same words whatever was wrong, <c>SignInTooSoon</c> with the seconds to wait.</summary>
    Task<Outcome<Nothing>> SignInAsync(string userName, string password, string code, CancellationToken cancellationToken);

    Task SignOutAsync(CancellationToken cancellationToken);

    /// <summary>Ends all sessions, this one too.</summary>
    Task SignOutEverywhereAsync(CancellationToken cancellationToken);

    /// <summary>The password once more, before a sensitive act.</summary>
    Task<Outcome<Nothing>> ConfirmAsync(string password, CancellationToken cancellationToken);

    /// <summary>Ends every other session. Fields of the refusals: <c>Current</c>, <c>Next</c>, <c>Again</c>.</summary>
    Task<Outcome<Nothing>> ChangePasswordAsync(string current, string next, string again, CancellationToken cancellationToken);

    Task<IReadOnlyList<OwnSession>> ReadSessionsAsync(CancellationToken cancellationToken);

    Task<SecondFactorView> ReadSecondFactorAsync(CancellationToken cancellationToken);

    /// <summary>The key to be set up: the same one until it is confirmed.</summary>
    Task<SecondFactorSetup> PrepareSecondFactorAsync(CancellationToken cancellationToken);

    /// <summary>Turns the second factor on with the first right code, and gives the recovery codes, shown this once.</summary>
    Task<Outcome<IReadOnlyList<string>>> TurnOnSecondFactorAsync(string code, CancellationToken cancellationToken);

    /// <summary>Fresh recovery codes; the old ones end.</summary>
    Task<Outcome<IReadOnlyList<string>>> RenewRecoveryCodesAsync(CancellationToken cancellationToken);

    /// <summary>Refused with <c>SecondFactorCompulsory</c> where staff must have one.</summary>
    Task<Outcome<Nothing>> TurnOffSecondFactorAsync(CancellationToken cancellationToken);
}

/// <summary>The door of <c>/desk</c>.</summary>
internal interface IStaffDoor : IAccountDoor;

/// <summary>The door of <c>/my</c>.</summary>
internal interface ILearnerDoor : IAccountDoor
{
    /// <summary>Why these fields make no account; empty when they do.</summary>
    Task<IReadOnlyList<Refusal>> CheckRegistrationAsync(string userName, string displayName, string password, string again, CancellationToken cancellationToken);

    /// <summary>Makes an account and signs it in. The caller has passed the human check.</summary>
    Task<Outcome<Nothing>> RegisterAsync(string userName, string displayName, string password, string again, CancellationToken cancellationToken);

    Task<Outcome<Nothing>> SaveSettingsAsync(string displayName, bool elderMode, CancellationToken cancellationToken);
}
