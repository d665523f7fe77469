using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>
/// Links by which somebody without an account reads one version before it is published. Such a link names the version and its own end and is signed: it opens nothing
/// else, and after its hours nothing at all.
/// </summary>
public sealed class PreviewLinks(IInstanceSecrets secrets, TimeProvider time)
{
    private const int KeyLength = 32;
    private const char Between = '.';

    public static readonly TimeSpan Lasts = TimeSpan.FromHours(48);

    public (string Token, DateTime Until) Make(string itemId, string versionId)
    {
        var until = time.UtcNow() + Lasts;
        var said = string.Join(Between, Encode(itemId), Encode(versionId), until.Ticks.ToString("x", CultureInfo.InvariantCulture));
        return ($"{said}{Between}{Sign(said)}", until);
    }

    /// <summary>The version that a link opens, or null when it opens none (any more).</summary>
    public (string ItemId, string VersionId)? Read(string token)
    {
        var cut = token.LastIndexOf(Between);
        if (cut <= 0 || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(token[(cut + 1)..]), Encoding.ASCII.GetBytes(Sign(token[..cut]))))
        {
            return null;
        }

        return token[..cut].Split(Between) is [var item, var version, var end]
            && long.TryParse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var ticks) && time.UtcNow().Ticks < ticks
            ? (Decode(item), Decode(version))
            : null;
    }

    private string Sign(string said) => Base64Url.EncodeToString(HMACSHA256.HashData(secrets.Derive(InstanceLabel.PreviewLink, KeyLength), Encoding.UTF8.GetBytes(said)));

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Decode(string text) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
}
