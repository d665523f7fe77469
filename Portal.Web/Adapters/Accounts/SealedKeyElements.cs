using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Accounts;

/// <summary>
/// Wraps the framework's keys, which lie in the database so that every node has them, with the site's own secret, which no backup holds: who has the
/// database alone reads no second factor and forges no form.
/// </summary>
internal sealed class SealedKeyElements(IInstanceSecrets secrets) : IXmlEncryptor
{
    internal const string Element = "sealed";
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int KeySize = 32;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var bytes = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceSize));
        using (var aes = Open(secrets))
        {
            aes.Encrypt(bytes.AsSpan(0, NonceSize), plain, bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length));
        }

        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(new XElement(Element, Convert.ToBase64String(bytes)), typeof(KeyElementOpener));
    }

    internal static XElement Decrypt(IInstanceSecrets secrets, XElement encrypted)
    {
        var bytes = Convert.FromBase64String(encrypted.Value);
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using (var aes = Open(secrets))
        {
            aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length), plain);
        }

        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    private static AesGcm Open(IInstanceSecrets secrets) => new(secrets.Derive(InstanceLabel.KeyFiles, KeySize), TagSize);
}

/// <summary>Named in the stored elements themselves; the framework makes it with its own services.</summary>
internal sealed class KeyElementOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => SealedKeyElements.Decrypt(services.GetRequiredService<IInstanceSecrets>(), encryptedElement);
}
