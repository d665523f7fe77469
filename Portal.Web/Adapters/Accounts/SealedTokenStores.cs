using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;

namespace Portal.Web.Adapters.Accounts;

/// <summary>
/// The framework's store with its tokens (authenticator key, recovery codes) protected: a stolen database gives no second factor.
/// </summary>
internal sealed class StaffStore(PortalDb db, IDataProtectionProvider protection, IdentityErrorDescriber describer)
    : UserOnlyStore<StaffAccount, PortalDb, Guid, StaffClaim, StaffLogin, StaffToken>(db, describer)
{
    private readonly IDataProtector _protector = protection.CreateProtector("accounts", "tokens", "desk");

    public override Task SetTokenAsync(StaffAccount user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(StaffAccount user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } value ? _protector.Unprotect(value) : null;
}

/// <inheritdoc cref="StaffStore"/>
internal sealed class LearnerStore(PortalDb db, IDataProtectionProvider protection, IdentityErrorDescriber describer)
    : UserOnlyStore<LearnerAccount, PortalDb, Guid, LearnerClaim, LearnerLogin, LearnerToken>(db, describer)
{
    private readonly IDataProtector _protector = protection.CreateProtector("accounts", "tokens", "my");

    public override Task SetTokenAsync(LearnerAccount user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(LearnerAccount user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } value ? _protector.Unprotect(value) : null;
}
