using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.Adapters.Accounts;

/// <summary>What the browser holds: a random id, of which the store knows only the hash, and the key that opens what the store keeps sealed.</summary>
internal sealed class SessionCookie
{
    private const int IdSize = 16;
    private const int KeySize = 32;

    private SessionCookie(byte[] id, byte[] key) => (IdHash, Key, _id) = (SHA256.HashData(id), key, id);

    private readonly byte[] _id;

    public byte[] IdHash { get; }

    public byte[] Key { get; }

    public string Value => WebEncoders.Base64UrlEncode([.. _id, .. Key]);

    public static SessionCookie Create() => new(RandomNumberGenerator.GetBytes(IdSize), RandomNumberGenerator.GetBytes(KeySize));

    /// <summary>Null when the value is not one of ours.</summary>
    public static SessionCookie? Parse(string? value)
    {
        if (value is null || value.Length > 100)
        {
            return null;
        }

        try
        {
            var bytes = WebEncoders.Base64UrlDecode(value);
            return bytes.Length == IdSize + KeySize ? new SessionCookie(bytes[..IdSize], bytes[IdSize..]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Host-only, of this path alone, out of reach of scripts and of other sites.</summary>
    public static CookieOptions OptionsFor(string area, bool isSecure) => new()
    {
        Path = "/" + area,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = isSecure,
        IsEssential = true,
    };
}
