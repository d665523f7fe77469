using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Publicity;

/// <summary>Contacts under the site's data-protection keys, each bound to its purpose and its row.</summary>
internal sealed class ContactSeal(IDataProtectionProvider protection) : IContactSeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("public-contact");

    public string Seal(string purpose, Guid owner, string text) => Of(purpose, owner).Protect(text);

    public string? Open(string purpose, Guid owner, string text)
    {
        try
        {
            return Of(purpose, owner).Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Of(string purpose, Guid owner) => _protector.CreateProtector(purpose, owner.ToString("N"));
}
