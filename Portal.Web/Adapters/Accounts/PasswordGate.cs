using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;

namespace Portal.Web.Adapters.Accounts;

/// <summary>What came of an attempt. <see cref="Account"/> is known after a wrong password too, for the log; disposing wipes the password's half.</summary>
internal sealed record GateAnswer<TAccount>(TAccount? Account, ProvedPassword? Proof, Refusal? Refusal) : IDisposable
{
    public void Dispose() => Proof?.Dispose();
}

/// <summary>
/// Password and second factor together, spaced after failures. An attempt is counted before its password is tried and uncounted when right, so that
/// a hundred guesses sent at the same moment are one.
/// </summary>
internal sealed class PasswordGate<TAccount>(
    PortalDb db, AccountPasswords<TAccount> passwords, UserManager<TAccount> users, UnknownNames unknown, TimeProvider time)
    where TAccount : IdentityUser<Guid>, ISpacedAccount
{
    private const int LongestTried = 400;

    /// <summary>A name, a password and a code from the sign-in form.</summary>
    public async Task<GateAnswer<TAccount>> SignInAsync(string userName, string password, string code, CancellationToken cancellationToken)
    {
        var normalized = users.NormalizeName(userName.Trim()) ?? "";
        var account = await db.Set<TAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == normalized, cancellationToken);
        if (account is not null)
        {
            return await TryAsync(account, password, code, cancellationToken);
        }

        if (await unknown.AttemptAsync(typeof(TAccount).Name, normalized, cancellationToken) is > 0 and var left)
        {
            return new GateAnswer<TAccount>(null, null, TooSoon(left));
        }

        using var nothing = await passwords.ProveAsync(null, Cut(password), cancellationToken);
        return new GateAnswer<TAccount>(null, null, Failed);
    }

    /// <summary>The password of somebody who is signed in already, once more.</summary>
    public async Task<GateAnswer<TAccount>> ConfirmAsync(Guid accountId, string password, CancellationToken cancellationToken)
    {
        var account = await db.Set<TAccount>().AsNoTracking().SingleAsync(a => a.Id == accountId, cancellationToken);
        var answer = await TryAsync(account, password, null, cancellationToken);
        return answer.Refusal?.Code == Failed.Code ? answer with { Refusal = new Refusal("PasswordWrong") } : answer;
    }

    private static Refusal Failed { get; } = new("SignInFailed");

    private static Refusal TooSoon(int seconds) => new("SignInTooSoon", "", seconds);

    private static string Cut(string password) => password.Length > LongestTried ? password[..LongestTried] : password;

    /// <param name="code">Null where the second factor is not asked.</param>
    private async Task<GateAnswer<TAccount>> TryAsync(TAccount account, string password, string? code, CancellationToken cancellationToken)
    {
        if (AttemptSpacing.SecondsLeft(account.AccessFailedCount, account.LastFailureAt, time.UtcNow()) is > 0 and var left)
        {
            return new GateAnswer<TAccount>(account, null, TooSoon(left));
        }

        if (!await CountAsync(account, cancellationToken))
        {
            return new GateAnswer<TAccount>(account, null, TooSoon(1));
        }

        var proof = await passwords.ProveAsync(account, Cut(password), cancellationToken);
        if (proof is null || (code is not null && !await HasSecondFactorAsync(account.Id, code, cancellationToken)))
        {
            proof?.Dispose();
            return new GateAnswer<TAccount>(account, null, Failed);
        }

        await db.Set<TAccount>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LastFailureAt, (DateTime?)null), cancellationToken);

        // What is tracked still has the failure counted; saving it later would bring that back.
        db.ChangeTracker.Clear();
        return new GateAnswer<TAccount>(account, proof, null);
    }

    private async Task<bool> CountAsync(TAccount account, CancellationToken cancellationToken)
    {
        var (seen, now) = (account.AccessFailedCount, time.UtcNow());
        var counted = await db.Set<TAccount>().Where(a => a.Id == account.Id && a.AccessFailedCount == seen).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.AccessFailedCount, seen + 1).SetProperty(a => a.LastFailureAt, now), cancellationToken);
        return counted == 1;
    }

    /// <summary>A code of the authenticator, or one of the recovery codes, which is spent by it. True where no second factor was set up.</summary>
    private async Task<bool> HasSecondFactorAsync(Guid accountId, string code, CancellationToken cancellationToken)
    {
        var account = await db.Set<TAccount>().SingleAsync(a => a.Id == accountId, cancellationToken);
        if (!account.TwoFactorEnabled)
        {
            return true;
        }

        var typed = code.Replace(" ", "", StringComparison.Ordinal).Trim();
        return typed.Length == TotpCodes.Digits
            ? await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, typed)
            : typed.Length > 0 && (await users.RedeemTwoFactorRecoveryCodeAsync(account, typed.ToUpperInvariant())).Succeeded;
    }
}
