using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Pipeline.Http;
using QRCoder;

namespace Portal.Web.Adapters.Accounts;

/// <summary>Setting up, renewing and turning off the second factor of one's own account.</summary>
internal sealed class SecondFactor<TAccount>(PortalDb db, UserManager<TAccount> users, IOptions<SiteIdentity> site)
    where TAccount : IdentityUser<Guid>
{
    private const int RecoveryCodes = 10;
    private const int PixelsPerModule = 5;

    public async Task<(bool IsOn, int CodesLeft)> ReadAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = await FindAsync(accountId, cancellationToken);
        return (account.TwoFactorEnabled, account.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(account) : 0);
    }

    public async Task<SecondFactorSetup> PrepareAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = await FindAsync(accountId, cancellationToken);
        if (string.IsNullOrEmpty(await users.GetAuthenticatorKeyAsync(account)))
        {
            Demand(await users.ResetAuthenticatorKeyAsync(account));
        }

        var key = await users.GetAuthenticatorKeyAsync(account) ?? "";
        var issuer = Uri.EscapeDataString(site.Value.Name);
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account.UserName ?? "")}?secret={key}&issuer={issuer}&digits={TotpCodes.Digits}");
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return new SecondFactorSetup(
            "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(PixelsPerModule)),
            string.Join(' ', key.Chunk(4).Select(group => new string(group))));
    }

    public async Task<Outcome<IReadOnlyList<string>>> TurnOnAsync(Guid accountId, string code, CancellationToken cancellationToken)
    {
        var account = await FindAsync(accountId, cancellationToken);
        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        if (!await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, typed))
        {
            return new Refusal("CodeWrong", "Code");
        }

        Demand(await users.SetTwoFactorEnabledAsync(account, true));
        return Outcome<IReadOnlyList<string>>.Done(await NewCodesAsync(account));
    }

    public async Task<Outcome<IReadOnlyList<string>>> RenewCodesAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = await FindAsync(accountId, cancellationToken);
        return account.TwoFactorEnabled
            ? Outcome<IReadOnlyList<string>>.Done(await NewCodesAsync(account))
            : new Refusal("SecondFactorIsOff");
    }

    /// <summary>The key goes with it: turning it on again starts with a new one.</summary>
    public async Task TurnOffAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = await FindAsync(accountId, cancellationToken);
        Demand(await users.SetTwoFactorEnabledAsync(account, false));
        Demand(await users.ResetAuthenticatorKeyAsync(account));
    }

    private Task<TAccount> FindAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Set<TAccount>().SingleAsync(account => account.Id == accountId, cancellationToken);

    private async Task<IReadOnlyList<string>> NewCodesAsync(TAccount account) =>
        [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(", ", result.Errors.Select(error => error.Code)));
        }
    }
}
