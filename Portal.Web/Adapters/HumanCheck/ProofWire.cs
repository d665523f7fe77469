using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// The parameters of a challenge in altcha 3's wire format. The members stand in the order of their names, because the signature is over
/// exactly this JSON: every field has its name and its quotes, so that no digit can move from one into the next (CVE-2025-68113).
/// </summary>
internal sealed record ProofParameters(
    [property: JsonPropertyName("algorithm")] string Algorithm,
    [property: JsonPropertyName("cost")] int Cost,
    [property: JsonPropertyName("data")] ProofData Data,
    [property: JsonPropertyName("expiresAt")] long ExpiresAt,
    [property: JsonPropertyName("keyLength")] int KeyLength,
    [property: JsonPropertyName("keyPrefix")] string KeyPrefix,
    [property: JsonPropertyName("nonce")] string Nonce,
    [property: JsonPropertyName("salt")] string Salt);

/// <summary>What of ours travels inside the signature.</summary>
internal sealed record ProofData([property: JsonPropertyName("place")] string Place);

internal sealed record SignedProof(
    [property: JsonPropertyName("parameters")] ProofParameters Parameters,
    [property: JsonPropertyName("signature")] string Signature);

/// <summary>What the solver found. The time is the browser's word, and nothing is built on it.</summary>
internal sealed record ProofSolution(
    [property: JsonPropertyName("counter")] uint Counter,
    [property: JsonPropertyName("derivedKey")] string DerivedKey,
    [property: JsonPropertyName("time")] double? Time = null);

/// <summary>The posted <c>altcha</c> field: base64 of this.</summary>
internal sealed record ProofPayload(
    [property: JsonPropertyName("challenge")] SignedProof Challenge,
    [property: JsonPropertyName("solution")] ProofSolution Solution);

internal static class ProofWire
{
    /// <summary>A field that we did not write, or one written twice, is not ours.</summary>
    private static readonly JsonSerializerOptions Strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static byte[] Canonical(ProofParameters parameters) => JsonSerializer.SerializeToUtf8Bytes(parameters, Strict);

    public static string Write(SignedProof challenge) => JsonSerializer.Serialize(challenge, Strict);


    /// <summary>Null for everything that is not a payload of this format, the older format of altcha 2 included.</summary>
    public static ProofPayload? Read(string posted)
    {
        var buffer = new byte[posted.Length];
        if (!Convert.TryFromBase64String(posted, buffer, out var length))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ProofPayload>(buffer.AsSpan(0, length), Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
