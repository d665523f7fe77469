using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;

namespace Portal.Web.Adapters.Accounts;

/// <summary>The sign-in half of staff, for the handlers that appoint and remove.</summary>
internal sealed class StaffAccounts(PortalDb db, AccountPasswords<StaffAccount> passwords, StaffKeyChain chain, ILookupNormalizer normalizer) : IStaffAccounts
{
    // No letter that a voice on the telephone, or an eye on paper, takes for another.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 4;
    private const int GroupLength = 5;

    /// <inheritdoc/>
    public string CreateInitialPassword() => string.Join('-', RandomNumberGenerator.GetString(Letters, Groups * GroupLength).Chunk(GroupLength).Select(group => new string(group)));

    public async Task GiveInitialPasswordAsync(StaffMember member, string password, CancellationToken cancellationToken)
    {
        using var proof = await SetAsync(member, password, mustChange: true, cancellationToken);

        // The old key was sealed under the password that nobody knows any more.
        await chain.EndAllAsync(member.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await EndSessionsAsync(member.Id, cancellationToken);
    }

    public async Task MakeReadyAsync(StaffMember member, string password, CancellationToken cancellationToken)
    {
        using var proof = await SetAsync(member, password, mustChange: false, cancellationToken);
        await chain.EndAllAsync(member.Id, cancellationToken);
        if (RolePermissions.NeedsKey(member.Roles))
        {
            chain.MakeAccepted(member, proof);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task RemoveAsync(Guid staffId, CancellationToken cancellationToken)
    {
        await chain.EndAllAsync(staffId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await EndSessionsAsync(staffId, cancellationToken);
        await db.Set<StaffToken>().Where(token => token.UserId == staffId).ExecuteDeleteAsync(cancellationToken);
        await db.StaffAccounts.Where(account => account.Id == staffId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The second factor ends too: who comes for a new password has often lost the telephone, and the new key needs acceptance anyway.</summary>
    private async Task<ProvedPassword> SetAsync(StaffMember member, string password, bool mustChange, CancellationToken cancellationToken)
    {
        var account = await db.StaffAccounts.SingleOrDefaultAsync(a => a.Id == member.Id, cancellationToken);
        if (account is null)
        {
            account = new StaffAccount { Id = member.Id };
            db.StaffAccounts.Add(account);
        }

        (account.UserName, account.NormalizedUserName) = (member.UserName, normalizer.NormalizeName(member.UserName));
        (account.MustChangePassword, account.TwoFactorEnabled) = (mustChange, false);
        (account.AccessFailedCount, account.LastFailureAt) = (0, null);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        await db.Set<StaffToken>().Where(token => token.UserId == member.Id).ExecuteDeleteAsync(cancellationToken);
        return await passwords.SetAsync(account, password, cancellationToken);
    }

    private Task EndSessionsAsync(Guid staffId, CancellationToken cancellationToken) =>
        db.Sessions.Where(session => session.AccountId == staffId).ExecuteDeleteAsync(cancellationToken);
}
