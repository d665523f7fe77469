using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Pipeline.Accounts;

namespace Portal.Web.Adapters.Accounts;

/// <summary>The door of <c>/my</c>. Learners are the public: nothing about where they come from is kept.</summary>
internal sealed partial class LearnerDoor(
    PortalDb db, PasswordGate<LearnerAccount> gate, AccountPasswords<LearnerAccount> passwords, PasswordRules rules, SecondFactor<LearnerAccount> second,
    AreaSessions sessions, AreaVisit visit, ILookupNormalizer normalizer) : ILearnerDoor
{
    private const int LongestDisplayName = 30;

    public async Task<Outcome<Nothing>> SignInAsync(string userName, string password, string code, CancellationToken cancellationToken)
    {
        using var answer = await gate.SignInAsync(userName, password, code, cancellationToken);
        if (answer.Refusal is { } refusal)
        {
            return refusal;
        }

        await sessions.StartAsync(CookieArea.My, answer.Account!.Id, answer.Account.RevocationVersion, [], cancellationToken);
        return default(Nothing);
    }

    public async Task<IReadOnlyList<Refusal>> CheckRegistrationAsync(
        string userName, string displayName, string password, string again, CancellationToken cancellationToken)
    {
        var name = userName.Trim();
        var normalized = normalizer.NormalizeName(name);
        Refusal?[] refusals =
        [
            !UserNameShape().IsMatch(name) ? new Refusal("UserNameShape", "UserName")
                : await db.LearnerAccounts.AnyAsync(a => a.NormalizedUserName == normalized, cancellationToken) ? new Refusal("UserNameTaken", "UserName")
                : null,
            CheckDisplayName(displayName),
            NewPassword.Check(rules, password, again, "", name, PasswordRules.LearnerLength),
        ];
        return [.. refusals.OfType<Refusal>()];
    }

    public async Task<Outcome<Nothing>> RegisterAsync(string userName, string displayName, string password, string again, CancellationToken cancellationToken)
    {
        if (await CheckRegistrationAsync(userName, displayName, password, again, cancellationToken) is { Count: > 0 } refusals)
        {
            return Outcome<Nothing>.Refused(refusals);
        }

        var account = new LearnerAccount
        {
            Id = Guid.CreateVersion7(),
            UserName = userName.Trim(),
            NormalizedUserName = normalizer.NormalizeName(userName.Trim()),
            DisplayName = displayName.Trim(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        using var proof = await passwords.SetAsync(account, password, cancellationToken);
        db.LearnerAccounts.Add(account);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody took the name while the password was being derived; the unique index decides.
            return new Refusal("UserNameTaken", "UserName");
        }

        await sessions.StartAsync(CookieArea.My, account.Id, 0, [], cancellationToken);
        return default(Nothing);
    }

    public async Task<Outcome<Nothing>> SaveSettingsAsync(string displayName, bool elderMode, CancellationToken cancellationToken)
    {
        if (CheckDisplayName(displayName) is { } wrong)
        {
            return wrong;
        }

        var account = await MineAsync(cancellationToken);
        (account.DisplayName, account.ElderMode) = (displayName.Trim(), elderMode);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }

    public Task SignOutAsync(CancellationToken cancellationToken) => sessions.EndThisAsync(cancellationToken);

    public async Task SignOutEverywhereAsync(CancellationToken cancellationToken)
    {
        var account = await MineAsync(cancellationToken);
        account.RevocationVersion++;
        await db.SaveChangesAsync(cancellationToken);
        await sessions.EndThisAsync(cancellationToken);
        await sessions.EndAllAsync(account.Id, cancellationToken);
    }

    public async Task<Outcome<Nothing>> ConfirmAsync(string password, CancellationToken cancellationToken)
    {
        using var answer = await gate.ConfirmAsync(Me, password, cancellationToken);
        if (answer.Refusal is { } refusal)
        {
            return refusal.At("Password");
        }

        await sessions.MarkProvedAsync(cancellationToken);
        return default(Nothing);
    }

    public async Task<Outcome<Nothing>> ChangePasswordAsync(string current, string next, string again, CancellationToken cancellationToken)
    {
        if (NewPassword.Check(rules, next, again, current, visit.UserName, PasswordRules.LearnerLength) is { } unfit)
        {
            return unfit;
        }

        using var answer = await gate.ConfirmAsync(Me, current, cancellationToken);
        if (answer.Refusal is { } refusal)
        {
            return refusal.At("Current");
        }

        var account = await MineAsync(cancellationToken);
        using var proof = await passwords.SetAsync(account, next, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await sessions.EndOthersAsync(account.Id, cancellationToken);
        await sessions.MarkProvedAsync(cancellationToken);
        return default(Nothing);
    }

    public Task<IReadOnlyList<OwnSession>> ReadSessionsAsync(CancellationToken cancellationToken) => sessions.ListAsync(Me, cancellationToken);

    public async Task<SecondFactorView> ReadSecondFactorAsync(CancellationToken cancellationToken)
    {
        var (isOn, left) = await second.ReadAsync(Me, cancellationToken);
        return new SecondFactorView(isOn, IsCompulsory: false, left);
    }

    public Task<SecondFactorSetup> PrepareSecondFactorAsync(CancellationToken cancellationToken) => second.PrepareAsync(Me, cancellationToken);

    public Task<Outcome<IReadOnlyList<string>>> TurnOnSecondFactorAsync(string code, CancellationToken cancellationToken) =>
        second.TurnOnAsync(Me, code, cancellationToken);

    public Task<Outcome<IReadOnlyList<string>>> RenewRecoveryCodesAsync(CancellationToken cancellationToken) => second.RenewCodesAsync(Me, cancellationToken);

    public async Task<Outcome<Nothing>> TurnOffSecondFactorAsync(CancellationToken cancellationToken)
    {
        await second.TurnOffAsync(Me, cancellationToken);
        return default(Nothing);
    }

    private Guid Me => visit.AccountId ?? throw new InvalidOperationException("Nobody is signed in.");

    private Task<LearnerAccount> MineAsync(CancellationToken cancellationToken)
    {
        var id = Me;
        return db.LearnerAccounts.SingleAsync(a => a.Id == id, cancellationToken);
    }

    private static Refusal? CheckDisplayName(string displayName) => displayName.Trim().Length is > 0 and <= LongestDisplayName && !displayName.Any(char.IsControl)
        ? null
        : new Refusal("DisplayNameLength", "DisplayName", LongestDisplayName);

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{1,31}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UserNameShape();
}
