using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Domain.Access;

namespace Portal.Web.Adapters.Mail;

/// <summary>Addresses under the site's data-protection keys, each bound to its owner.</summary>
internal sealed class MailboxSeal(IDataProtectionProvider protection) : IMailboxSeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("staff-mailbox");

    public string Seal(Guid staffId, string address) => Of(staffId).Protect(address);

    public string? Open(Guid staffId, string sealedAddress)
    {
        try
        {
            return Of(staffId).Unprotect(sealedAddress);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Of(Guid staffId) => _protector.CreateProtector(staffId.ToString("N"));
}
