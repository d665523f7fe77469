using Microsoft.AspNetCore.Identity;
using Portal.Domain.Access;
using Portal.Web.Adapters.Data.Accounts;

namespace Portal.Web.Adapters.Accounts;

/// <summary>A password that was right, with the other half of the run that proved it; wiped when disposed.</summary>
internal sealed class ProvedPassword(PasswordHalves halves) : IDisposable
{
    /// <summary>32 bytes that open the owner's private keys.</summary>
    public ReadOnlySpan<byte> WrapKey => halves.WrapKey;

    public void Dispose() => halves.Dispose();
}

/// <summary>
/// Passwords by <see cref="IPasswordKeys"/> and nothing else: one run both proves a password and gives the key that unwraps. It stands in the
/// place of the framework's hasher too, so that no other hash of a password can come to exist.
/// </summary>
internal sealed class AccountPasswords<TAccount>(IPasswordKeys keys) : IPasswordHasher<TAccount>
    where TAccount : IdentityUser<Guid>
{
    private static readonly byte[] NobodysSalt = new byte[16];

    private PasswordCost Cost => typeof(TAccount) == typeof(StaffAccount) ? keys.StaffCost : keys.LearnerCost;

    /// <summary>Null when wrong. Without an account it costs the same run, so that a clock does not tell which names exist.</summary>
    public async Task<ProvedPassword?> ProveAsync(TAccount? account, string password, CancellationToken cancellationToken)
    {
        var record = PasswordRecord.Parse(account?.PasswordHash);
        var halves = await keys.DeriveAsync(password, record?.Salt ?? NobodysSalt, record?.Cost ?? Cost, cancellationToken);
        if (record is not null && record.IsProvedBy(halves))
        {
            return new ProvedPassword(halves);
        }

        halves.Dispose();
        return null;
    }

    /// <summary>Sets the account's stored record; the caller saves.</summary>
    public async Task<ProvedPassword> SetAsync(TAccount account, string password, CancellationToken cancellationToken)
    {
        var (cost, salt) = (Cost, PasswordRecord.FreshSalt());
        var halves = await keys.DeriveAsync(password, salt, cost, cancellationToken);
        account.PasswordHash = PasswordRecord.Of(cost, salt, halves).ToString();
        return new ProvedPassword(halves);
    }

    // The framework asks for these without await; the site itself always takes the two above.
    string IPasswordHasher<TAccount>.HashPassword(TAccount user, string password)
    {
        var (cost, salt) = (Cost, PasswordRecord.FreshSalt());
        using var halves = keys.DeriveAsync(password, salt, cost, CancellationToken.None).GetAwaiter().GetResult();
        return PasswordRecord.Of(cost, salt, halves).ToString();
    }

    PasswordVerificationResult IPasswordHasher<TAccount>.VerifyHashedPassword(TAccount user, string hashedPassword, string providedPassword)
    {
        if (PasswordRecord.Parse(hashedPassword) is not { } record)
        {
            return PasswordVerificationResult.Failed;
        }

        using var halves = keys.DeriveAsync(providedPassword, record.Salt, record.Cost, CancellationToken.None).GetAwaiter().GetResult();
        return record.IsProvedBy(halves) ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
    }
}
