using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Domain.Reporting;

/// <summary>Turns the sealed records into bytes and back, and wipes the clear bytes between.</summary>
internal static class SealedJson
{
    /// <summary>
    /// A report's content has at least so many bytes, so that one of a few words and one of 900 Chinese characters fall into the same bucket of 4 KiB (check 10).
    /// </summary>
    private const int LeastContent = 1_024;

    /// <summary>Chinese as it is, a third of its escaped length: what is inside a seal meets no HTML.</summary>
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] SealJson<T>(this IReportSealer sealer, ReadOnlySpan<byte> key, SealLabel label, T value)
    {
        var clear = Filled(JsonSerializer.SerializeToUtf8Bytes(value, Options), value is ReportContent ? LeastContent : 0);
        try
        {
            return sealer.Seal(key, label, clear);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    /// <summary>Spaces behind a JSON value mean nothing.</summary>
    private static byte[] Filled(byte[] json, int least)
    {
        if (json.Length >= least)
        {
            return json;
        }

        var filled = new byte[least];
        filled.AsSpan(json.Length).Fill((byte)' ');
        json.CopyTo(filled, 0);
        CryptographicOperations.ZeroMemory(json);
        return filled;
    }

    public static T OpenJson<T>(this IReportSealer sealer, ReadOnlySpan<byte> key, SealLabel label, ReadOnlySpan<byte> sealedBytes)
    {
        var clear = sealer.Open(key, label, sealedBytes);
        try
        {
            return JsonSerializer.Deserialize<T>(clear, Options) ?? throw new SealBrokenException("Sealed content is empty.");
        }
        catch (JsonException broken)
        {
            throw new SealBrokenException("Sealed content cannot be read.", broken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }
}

/// <summary>The places that sealed things are bound to.</summary>
internal static class Seals
{
    public static SealLabel Content(Guid reportId) => new(reportId, "content");

    public static SealLabel Entry(ReportEntry entry) => Entry(entry.ReportId, entry.Id, entry.Lane);

    /// <summary>An entry is bound to its report and, by the id inside the field, to its own row.</summary>
    public static SealLabel Entry(Guid reportId, Guid entryId, EntryLane lane) => new(reportId, $"entry/{(byte)lane}/{entryId:N}");

    /// <summary>Bound to the report, to the key, and to the key's quarter: a wrap put under another of the three is no key.</summary>
    public static SealLabel OfficerWrap(Guid reportId, Guid keyId, int epoch) => new(reportId, $"wrap/{keyId:N}", Epoch: epoch);

    /// <summary>The recovery key has no quarters.</summary>
    public static SealLabel RecoveryWrap(Guid reportId, Guid keyId) => OfficerWrap(reportId, keyId, epoch: 0);

    public static SealLabel Wrap(ReportWrap wrap) => OfficerWrap(wrap.ReportId, wrap.KeyId, wrap.Epoch);

    public static SealLabel ReporterWrap(Guid reportId) => new(reportId, "wrap/reporter");

    public static SealLabel ReporterKey(Guid reportId) => new(reportId, "reporter-key");

    public static SealLabel Hold(Guid reportId) => new(reportId, "hold");

    public static SealLabel Draft(Guid draftId) => new(draftId, "draft");

    public static SealLabel Chain(Guid chainId) => new(chainId, "follow-up");
}
