using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Pipeline.Accounts;

namespace Portal.Web.Adapters.Accounts;

/// <summary>The door of <c>/desk</c>: whatever passes it, or is turned away, is on record.</summary>
internal sealed class StaffDoor(
    PortalDb db, PasswordGate<StaffAccount> gate, AccountPasswords<StaffAccount> passwords, PasswordRules rules, SecondFactor<StaffAccount> second,
    StaffKeyChain chain, AreaSessions sessions, StaffLog log, DepartmentNews news, AreaVisit visit, IHostEnvironment host) : IStaffDoor
{
    public async Task<Outcome<Nothing>> SignInAsync(string userName, string password, string code, CancellationToken cancellationToken)
    {
        using var answer = await gate.SignInAsync(userName, password, code, cancellationToken);
        var member = answer.Account is { } known ? await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == known.Id, cancellationToken) : null;
        var refusal = answer.Refusal ?? (member?.Standing is Standing.InForce ? null : new Refusal("SignInFailed"));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await log.SignInAsync(answer.Account, member?.DisplayName ?? "", refusal?.Code ?? AuditTrail.Done, cancellationToken);
        if (refusal is not null)
        {
            await transaction.CommitAsync(cancellationToken);
            return refusal;
        }

        var keys = await chain.OpenAsync(member!.Id, answer.Proof!, cancellationToken);
        try
        {
            // Who was given the first password gets a key only under a password of their own.
            var factor = answer.Account!.TwoFactorEnabled || !StaffRules.SecondFactorIsCompulsory(host);
            if (!answer.Account.MustChangePassword)
            {
                await AddDueKeyAsync(member, keys, answer.Proof!, factor, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            await sessions.StartAsync(CookieArea.Desk, member.Id, member.RevocationVersion, keys, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return default(Nothing);
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RecordAsync("SignOut", null, cancellationToken);
        await sessions.EndThisAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task SignOutEverywhereAsync(CancellationToken cancellationToken)
    {
        var id = Me;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        (await db.Staff.SingleAsync(s => s.Id == id, cancellationToken)).SignOutEverywhere();
        await db.SaveChangesAsync(cancellationToken);
        await RecordAsync("SignOutEverywhere", null, cancellationToken);
        await sessions.EndThisAsync(cancellationToken);
        await sessions.EndAllAsync(id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<Outcome<Nothing>> ConfirmAsync(string password, CancellationToken cancellationToken)
    {
        using var answer = await gate.ConfirmAsync(Me, password, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RecordAsync("ConfirmPassword", answer.Refusal, cancellationToken);
        if (answer.Refusal is null)
        {
            await SucceedInSessionAsync(answer.Proof!, cancellationToken);
            await sessions.MarkProvedAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return answer.Refusal is { } refusal ? refusal.At("Password") : default(Nothing);
    }

    public async Task<Outcome<Nothing>> ChangePasswordAsync(string current, string next, string again, CancellationToken cancellationToken)
    {
        if (NewPassword.Check(rules, next, again, current, visit.UserName, PasswordRules.StaffLength) is { } unfit)
        {
            return unfit;
        }

        using var answer = await gate.ConfirmAsync(Me, current, cancellationToken);
        if (answer.Refusal is { } refusal)
        {
            await using var refused = await db.Database.BeginTransactionAsync(cancellationToken);
            await RecordAsync("ChangePassword", refusal, cancellationToken);
            await refused.CommitAsync(cancellationToken);
            return refusal.At("Current");
        }

        var (id, member) = (Me, visit.Member!);
        var account = await db.StaffAccounts.SingleAsync(a => a.Id == id, cancellationToken);
        using var proof = await passwords.SetAsync(account, next, cancellationToken);
        account.MustChangePassword = false;
        var keys = await chain.OpenAsync(id, answer.Proof!, cancellationToken);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await chain.RewrapAsync(id, keys, proof, cancellationToken);
            await AddDueKeyAsync(member, keys, proof, visit.Owed is OwedStep.None, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await sessions.EndOthersAsync(id, cancellationToken);
            await sessions.ReplaceKeysAsync(keys, cancellationToken);
            await sessions.MarkProvedAsync(cancellationToken);
            await RecordAsync("ChangePassword", null, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return default(Nothing);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal("LostRace");
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    public Task<IReadOnlyList<OwnSession>> ReadSessionsAsync(CancellationToken cancellationToken) => sessions.ListAsync(Me, cancellationToken);

    public async Task<SecondFactorView> ReadSecondFactorAsync(CancellationToken cancellationToken)
    {
        var (isOn, left) = await second.ReadAsync(Me, cancellationToken);
        return new SecondFactorView(isOn, StaffRules.SecondFactorIsCompulsory(host), left);
    }

    public Task<SecondFactorSetup> PrepareSecondFactorAsync(CancellationToken cancellationToken) => second.PrepareAsync(Me, cancellationToken);

    public Task<Outcome<IReadOnlyList<string>>> TurnOnSecondFactorAsync(string code, CancellationToken cancellationToken) =>
        OnRecordAsync("TurnOnSecondFactor", () => second.TurnOnAsync(Me, code, cancellationToken), cancellationToken);

    public Task<Outcome<IReadOnlyList<string>>> RenewRecoveryCodesAsync(CancellationToken cancellationToken) =>
        OnRecordAsync("RenewRecoveryCodes", () => second.RenewCodesAsync(Me, cancellationToken), cancellationToken);

    public Task<Outcome<Nothing>> TurnOffSecondFactorAsync(CancellationToken cancellationToken) =>
        OnRecordAsync<Nothing>("TurnOffSecondFactor", async () =>
        {
            if (StaffRules.SecondFactorIsCompulsory(host))
            {
                return new Refusal("SecondFactorCompulsory");
            }

            await second.TurnOffAsync(Me, cancellationToken);
            return default(Nothing);
        }, cancellationToken);

    /// <summary>A quarter that began while the session was open: the password was given once more, so the successor can be made now.</summary>
    private async Task SucceedInSessionAsync(ProvedPassword proof, CancellationToken cancellationToken)
    {
        var keys = await chain.OpenAsync(Me, proof, cancellationToken);
        try
        {
            if (await AddDueKeyAsync(visit.Member!, keys, proof, visit.Owed is OwedStep.None, cancellationToken))
            {
                await db.SaveChangesAsync(cancellationToken);
                await sessions.ReplaceKeysAsync(keys, cancellationToken);
            }
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    /// <summary>Must run inside a transaction, after its first audit entry: that one keeps two sign-ins of one person apart.</summary>
    private async Task<bool> AddDueKeyAsync(StaffMember member, List<OpenedKey> keys, ProvedPassword proof, bool maySucceed, CancellationToken cancellationToken)
    {
        if (await chain.MakeIfDueAsync(member, keys, proof, maySucceed, cancellationToken) is not { } made)
        {
            return false;
        }

        keys.Add(made.Opened);
        if (made.Key.Succeeds is not null)
        {
            news.Tell(member.DepartmentId, DepartmentEvent.KeySucceeded, member.DisplayName, by: member.DisplayName);
            await log.ActAsync(member.Id, member.DisplayName, "SucceedKey", AuditTrail.Done, cancellationToken, KeyTarget.Of(member, made.Key));
        }

        return true;
    }

    private Guid Me => visit.Member?.Id ?? throw new InvalidOperationException("Nobody is signed in.");

    private async Task<Outcome<T>> OnRecordAsync<T>(string act, Func<Task<Outcome<T>>> work, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await work();
        await RecordAsync(act, outcome.IsRefused ? outcome.Refusals[0] : null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private Task RecordAsync(string act, Refusal? refusal, CancellationToken cancellationToken) =>
        log.ActAsync(Me, visit.DisplayName, act, refusal?.Code ?? AuditTrail.Done, cancellationToken);
}
