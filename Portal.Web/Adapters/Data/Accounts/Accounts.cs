using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Adapters.Data.Accounts;

/// <summary>What both kinds of account have beyond the framework's: attempts are spaced, never locked out.</summary>
internal interface ISpacedAccount
{
    /// <summary>When the last failed attempt was, to space the next ones.</summary>
    DateTime? LastFailureAt { get; set; }
}

/// <summary>The sign-in half of a member of staff: password proof, second factor. Shares its id with <see cref="Domain.Access.StaffMember"/>.</summary>
internal sealed class StaffAccount : IdentityUser<Guid>, ISpacedAccount
{
    /// <summary>The first password was given by an administrator and must be changed at the first sign-in.</summary>
    public bool MustChangePassword { get; set; }

    public DateTime? LastFailureAt { get; set; }
}

/// <summary>Somebody who learns, or manages learners, under <c>/my</c>.</summary>
internal sealed class LearnerAccount : IdentityUser<Guid>, ISpacedAccount
{
    public string DisplayName { get; set; } = "";

    public bool ElderMode { get; set; }

    public DateTime? LastFailureAt { get; set; }

    public int RevocationVersion { get; set; }
}

internal sealed class StaffToken : IdentityUserToken<Guid>;

internal sealed class StaffClaim : IdentityUserClaim<Guid>;

internal sealed class StaffLogin : IdentityUserLogin<Guid>;

internal sealed class LearnerToken : IdentityUserToken<Guid>;

internal sealed class LearnerClaim : IdentityUserClaim<Guid>;

internal sealed class LearnerLogin : IdentityUserLogin<Guid>;

internal enum CookieArea
{
    Desk = 1,
    My = 2,
}

/// <summary>
/// A signed-in session in the shared store. The cookie holds a random id and a 32-byte key; here lies only the id's hash, and the officer's
/// private key encrypted under that key, so that neither cookie nor store alone opens a case.
/// </summary>
internal sealed class AreaSession
{
    public byte[] IdHash { get; set; } = [];

    public CookieArea Area { get; set; }

    public Guid AccountId { get; set; }

    public int RevocationVersion { get; set; }

    /// <summary>The unlocked private keys, sealed under the cookie's key; null under <c>/my</c>.</summary>
    public byte[]? SealedKeys { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime SeenAt { get; set; }

    /// <summary>When the password was last given: sensitive acts ask again after some minutes.</summary>
    public DateTime ProvedAt { get; set; }
}

/// <summary>The staff log: the one place where an address and a time are kept, and only of staff (DESIGN 4, issue "Accounts").</summary>
internal sealed class SignInRecord
{
    public Guid Id { get; set; }

    public Guid? StaffId { get; set; }

    public string UserName { get; set; } = "";

    public DateTime At { get; set; }

    public string Address { get; set; } = "";

    public string Result { get; set; } = "";
}
