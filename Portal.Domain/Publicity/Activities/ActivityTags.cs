using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>
/// What is stored of codes and contacts to find them again: keyed hashes, so that a stolen database neither opens a place by its code nor tells whether a telephone number
/// has signed up.
/// </summary>
public sealed class ActivityTags(IInstanceSecrets secrets)
{
    public byte[] OfCode(PublicCode code) => code.Tag(secrets, InstanceLabel.ActivityCode);

    /// <param name="scope">The activity: the same number has another tag in each.</param>
    /// <returns>Null where nothing was given.</returns>
    public byte[]? OfContact(string scope, string contact) => contact.Length == 0 ? null : Hash(InstanceLabel.ActivityContact, $"{scope}\n{contact}");

    private byte[] Hash(string label, string text) => HMACSHA256.HashData(secrets.Derive(label, 32), Encoding.UTF8.GetBytes(text));
}
