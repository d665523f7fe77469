using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Adapters.Accounts;

/// <summary>Codes of an authenticator app: RFC 6238 with the 30 seconds, six digits and SHA-1 that every such app takes for granted.</summary>
internal static class TotpCodes
{
    public const int Digits = 6;
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeAt(string base32Key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // what authenticator apps compute; HMAC does not rest on SHA-1's broken property
        var hash = HMACSHA1.HashData(Decode(base32Key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var place in text.TrimEnd('=').Select(c => Base32.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal)).Where(place => place >= 0))
        {
            (buffer, bits) = (((buffer << 5) | place) & 0xFFFF, bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)((buffer >> bits) & 0xFF));
            }
        }

        return [.. bytes];
    }
}

/// <summary>
/// The framework's authenticator check on the site's own clock. A code counts once: who looked over a shoulder cannot use it again within its minute.
/// </summary>
internal sealed class TotpProvider<TAccount>(TimeProvider time) : IUserTwoFactorTokenProvider<TAccount>
    where TAccount : IdentityUser<Guid>
{
    private const string Room = "Portal";
    private const string LastStep = "LastTotpStep";

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<TAccount> manager, TAccount user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    public Task<string> GenerateAsync(string purpose, UserManager<TAccount> manager, TAccount user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<TAccount> manager, TAccount user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            return false;
        }

        var used = long.TryParse(await manager.GetAuthenticationTokenAsync(user, Room, LastStep), NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : 0;
        var now = TotpCodes.StepAt(time.GetUtcNow());
        for (var candidate = now - 1; candidate <= now + 1; candidate++)
        {
            if (candidate > used && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TotpCodes.CodeAt(key, candidate)), Encoding.UTF8.GetBytes(token)))
            {
                await manager.SetAuthenticationTokenAsync(user, Room, LastStep, candidate.ToString(CultureInfo.InvariantCulture));
                return true;
            }
        }

        return false;
    }
}
