using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>
/// The signature in the address of the code on the wall: who has it stands in front of that wall, or near enough. It opens nothing but the form in which one says that one
/// has come, and only around the time of the activity.
/// </summary>
public sealed class CheckInLinks(IInstanceSecrets secrets)
{
    public static readonly TimeSpan Before = TimeSpan.FromHours(1);

    public static readonly TimeSpan After = TimeSpan.FromHours(1);

    private const int SignatureLength = 16;

    public string Sign(string itemId) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secrets.Derive(InstanceLabel.CheckInLink, 32), Encoding.UTF8.GetBytes(itemId)).AsSpan(0, SignatureLength));

    public bool IsOurs(string itemId, string? signature) =>
        signature is { Length: <= 64 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(itemId)), Encoding.UTF8.GetBytes(signature));

    /// <summary>From an hour before the beginning to an hour after the end.</summary>
    public static bool IsOpen(DateTime beginsUtc, DateTime endsUtc, DateTime utc) => beginsUtc - Before <= utc && utc <= endsUtc + After;
}
