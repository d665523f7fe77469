using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Portal.Domain.Kernel;

namespace Portal.Web.Pipeline.Http;

/// <summary>
/// Addresses of the page that says one is about to leave this site. Each is signed: what nobody of this site wrote into a text leads nowhere, so that no mail can
/// borrow the city's name for another's address.
/// </summary>
internal sealed partial class LeaveAddresses(IInstanceSecrets secrets, IOptions<SiteIdentity> identity)
{
    public const string Path = "/leave";

    private const int LongestAddress = 2000;
    private const int SignatureBytes = 16;

    private readonly byte[] _key = secrets.Derive(InstanceLabel.LeaveAddress, 32);

    /// <summary>The page in front of an address elsewhere; null for an address of this site and for what is none.</summary>
    public string? Of(string address) =>
        TryRead(address, out var target) && !string.Equals(target.Host, identity.Value.Domain, StringComparison.OrdinalIgnoreCase)
            ? Path + QueryString.Create("to", target.AbsoluteUri).Add("s", Sign(target.AbsoluteUri)).ToUriComponent()
            : null;

    /// <summary>HTML in which every link to another site leads to the page in front of it.</summary>
    /// <param name="basePath">What stands before the path of the page's own links, where nobody adds it later.</param>
    public string LeadByNotice(string html, string basePath = "") => Away().Replace(html, found => Of(WebUtility.HtmlDecode(found.Groups["to"].Value)) is { } notice
        ? $"<a{Relation().Replace(found.Groups["before"].Value, "")} href=\"{WebUtility.HtmlEncode(basePath + notice)}\"{Relation().Replace(found.Groups["after"].Value, "")} rel=\"noopener nofollow\">"
        : found.Value);

    /// <summary>Where a signed address leads; null when the signature is not ours or belongs to another address.</summary>
    public Uri? Read(string? address, string? signature) =>
        TryRead(address, out var target) && signature is { Length: > 0 and < 64 }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(target.AbsoluteUri)), Encoding.UTF8.GetBytes(signature))
            ? target
            : null;

    private static bool TryRead(string? address, out Uri target)
    {
        target = null!;
        if (address is not { Length: > 0 and <= LongestAddress } || !Uri.TryCreate(address, UriKind.Absolute, out var found) || found.Scheme is not ("http" or "https") || found.UserInfo.Length > 0)
        {
            return false;
        }

        target = found;
        return true;
    }

    [GeneratedRegex("<a(?<before>(\\s[^>]*?)?)\\shref=\"(?<to>https?://[^\"]*)\"(?<after>[^>]*)>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Away();

    [GeneratedRegex("\\srel=\"[^\"]*\"", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Relation();

    private string Sign(string address) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(address)).AsSpan(0, SignatureBytes));
}
