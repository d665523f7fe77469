using System.Buffers.Binary;
using System.Security.Cryptography;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// A proof of work in the format of altcha 3 that the site serves itself: find the counter whose key, <c>cost</c> rounds of SHA-256 over salt,
/// nonce and counter, begins with a given half. The server draws the counter, so that the search has an end; a higher price raises the rounds.
/// </summary>
internal sealed class ProofOfWork(IInstanceSecrets secrets, ISpentChallenges spent, ProofPrice price, TimeProvider time)
{
    /// <summary>How long a challenge can be used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>The counter lies below this, so that a solver tries half as many on average.</summary>
    public const int Counters = 4096;

    private const string Algorithm = "SHA-256";
    private const int KeyLength = 32;
    private const int PrefixLength = KeyLength / 2;
    private const int SaltLength = 16;

    private readonly byte[] _key = secrets.Derive(InstanceLabel.HumanCheck, 32);

    public (SignedProof Challenge, DateTimeOffset ExpiresAt) Issue(HumanPlace place, NetworkHint network)
    {
        // Whole seconds travel, so the time told to the page is cut to them as well.
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + Life).ToUnixTimeSeconds());
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var nonce = RandomNumberGenerator.GetBytes(SaltLength);
        var cost = price.For(network);
        var key = DeriveKey(salt, nonce, (uint)RandomNumberGenerator.GetInt32(Counters), cost);
        var parameters = new ProofParameters(
            Algorithm,
            cost,
            new ProofData(place.ToString()),
            expiresAt.ToUnixTimeSeconds(),
            KeyLength,
            Convert.ToHexStringLower(key.AsSpan(0, PrefixLength)),
            Convert.ToHexStringLower(nonce),
            Convert.ToHexStringLower(salt));
        return (new SignedProof(parameters, Sign(parameters)), expiresAt);
    }

    /// <summary>Null when the proof holds, is in time, is for this place, and was not used before.</summary>
    public async Task<Refusal?> VerifyAsync(string posted, HumanPlace place, CancellationToken cancellationToken)
    {
        if (ProofWire.Read(posted) is not { } payload)
        {
            return HumanRefusals.ProofWrong;
        }

        var parameters = payload.Challenge.Parameters;
        if (!CryptographicOperations.FixedTimeEquals(Ascii(payload.Challenge.Signature), Ascii(Sign(parameters)))
            || parameters.Data.Place != place.ToString())
        {
            return HumanRefusals.ProofWrong;
        }

        // From here on the parameters are ours: lengths and hex digits need no second look.
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(parameters.ExpiresAt);
        if (time.GetUtcNow() >= expiresAt)
        {
            return HumanRefusals.Expired;
        }

        var key = DeriveKey(
            Convert.FromHexString(parameters.Salt), Convert.FromHexString(parameters.Nonce), payload.Solution.Counter, parameters.Cost);
        var found = Convert.ToHexStringLower(key);
        if (!found.StartsWith(parameters.KeyPrefix, StringComparison.Ordinal) || found != payload.Solution.DerivedKey)
        {
            return HumanRefusals.ProofWrong;
        }

        return await spent.TrySpendAsync("proof:" + parameters.Nonce, expiresAt, cancellationToken) ? null : HumanRefusals.Spent;
    }

    internal static byte[] DeriveKey(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> nonce, uint counter, int cost)
    {
        var first = new byte[salt.Length + nonce.Length + sizeof(uint)];
        salt.CopyTo(first);
        nonce.CopyTo(first.AsSpan(salt.Length));
        BinaryPrimitives.WriteUInt32BigEndian(first.AsSpan(salt.Length + nonce.Length), counter);
        var key = SHA256.HashData(first);
        for (var round = 1; round < cost; round++)
        {
            SHA256.HashData(key, key);
        }

        return key;
    }

    private string Sign(ProofParameters parameters) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, ProofWire.Canonical(parameters)));

    private static byte[] Ascii(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
