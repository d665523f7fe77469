using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Cms.Media;

/// <summary>
/// Addresses of smaller pictures, signed by the site: nobody can ask for a size that no page of ours names, and so make the server scale pictures all day. A
/// signature covers the bytes, so that an address never means another picture and may be kept for ever.
/// </summary>
public sealed class MediaAddresses(byte[] key)
{
    /// <summary>Long enough that guessing costs more than any picture.</summary>
    private const int SignatureLength = 12;

    public string Of(MediaFile file, int width) => string.Create(
        CultureInfo.InvariantCulture, $"{MediaPath.Address(file.Path)}?w={width}&s={Sign(file, width)}");

    /// <summary>For <c>srcset</c>: every width of the list below the picture's own, then the picture; empty for what is not scaled.</summary>
    public string SetOf(MediaFile file) => !file.IsScaled ? "" : string.Join(
        ", ",
        MediaVariants.WidthsBelow(file.Width).Select(width => string.Create(CultureInfo.InvariantCulture, $"{Of(file, width)} {width}w"))
            .Append(string.Create(CultureInfo.InvariantCulture, $"{MediaPath.Address(file.Path)} {file.Width}w")));

    /// <summary>Whether a width is of the list and the signature is ours for it.</summary>
    public bool IsOurs(MediaFile file, int width, string signature) =>
        MediaVariants.Widths.Contains(width) && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(file, width)), Encoding.UTF8.GetBytes(signature));

    private string Sign(MediaFile file, int width)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{width}\n{file.BlobName}\n{file.Path}"));
        return WebEncoders.Base64UrlEncode(HMACSHA256.HashData(key, signed), 0, SignatureLength);
    }
}
