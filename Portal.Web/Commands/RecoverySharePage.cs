using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Portal.Domain.Access;
using QRCoder;

namespace Portal.Web.Commands;

/// <summary>
/// One share as a sheet of A4 to print, sign, fold and seal: a page that refers to nothing outside itself. Its words and its look are in
/// <c>Resources/recovery-share.html</c>.
/// </summary>
internal static class RecoverySharePage
{
    private static readonly string Sheet = ReadSheet();

    public static string Of(RecoveryShare share, RecoveryKey key, string site)
    {
        var groups = share.Text.Split(' ')[1..];
        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["site"] = site,
            ["letter"] = share.Letter.ToString(),
            ["holder"] = key.Holders.Of(share.Letter),
            ["day"] = key.MadeOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
            ["fingerprint"] = Fingerprint(key),
        };
        var page = Sheet
            .Replace("{{groups}}", string.Concat(groups.Select(group => $"<li>{group}</li>")), StringComparison.Ordinal)
            .Replace("{{qr}}", Qr(share.Text), StringComparison.Ordinal);
        return places.Aggregate(page, (text, place) => text.Replace("{{" + place.Key + "}}", WebUtility.HtmlEncode(place.Value), StringComparison.Ordinal));
    }

    /// <summary>Tells one key's papers from another's and opens nothing: the first 8 bytes of SHA-256 of the public key.</summary>
    public static string Fingerprint(RecoveryKey key) =>
        string.Join(' ', Convert.ToHexString(SHA256.HashData(key.PublicKey), 0, 8).Chunk(4).Select(group => new string(group)));

    private static string Qr(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        using var code = new PngByteQRCode(data);
        return Convert.ToBase64String(code.GetGraphic(8, drawQuietZones: false));
    }

    private static string ReadSheet()
    {
        using var stream = typeof(RecoverySharePage).Assembly.GetManifestResourceStream("Portal.Web.recovery-share.html")
            ?? throw new InvalidOperationException("The sheet for a recovery share is not in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
