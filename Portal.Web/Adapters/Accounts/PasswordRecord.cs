using System.Globalization;
using System.Security.Cryptography;
using Portal.Domain.Access;

namespace Portal.Web.Adapters.Accounts;

/// <summary>
/// What is stored of a password: format, cost, salt, and the SHA-256 of the verifier half of its one Argon2id run. Written as
/// <c>1$m=262144,t=3$salt$hash</c>, salt and hash in base64.
/// </summary>
internal sealed record PasswordRecord(PasswordCost Cost, byte[] Salt, byte[] VerifierHash)
{
    private const string Format = "1";
    private const int SaltSize = 16;

    public static byte[] FreshSalt() => RandomNumberGenerator.GetBytes(SaltSize);

    public static PasswordRecord Of(PasswordCost cost, byte[] salt, PasswordHalves halves) => new(cost, salt, SHA256.HashData(halves.Verifier));

    /// <summary>Null when the text is not such a record.</summary>
    public static PasswordRecord? Parse(string? text)
    {
        if (text?.Split('$') is not [Format, var cost, var salt, var hash] || cost.Split(',') is not [['m', '=', .. var memory], ['t', '=', .. var passes]])
        {
            return null;
        }

        return int.TryParse(memory, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && int.TryParse(passes, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            ? new PasswordRecord(new PasswordCost(m, t), Convert.FromBase64String(salt), Convert.FromBase64String(hash))
            : null;
    }

    public bool IsProvedBy(PasswordHalves halves) => CryptographicOperations.FixedTimeEquals(VerifierHash, SHA256.HashData(halves.Verifier));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Format}$m={Cost.MemoryKiB},t={Cost.Passes}${Convert.ToBase64String(Salt)}${Convert.ToBase64String(VerifierHash)}");
}
