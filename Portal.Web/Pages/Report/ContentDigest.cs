namespace Portal.Web.Pages.Report;

/// <summary>The header <c>Content-Digest</c> (RFC 9530), of which only SHA-256 is understood.</summary>
internal static class ContentDigest
{
    private const string Start = "sha-256=:";

    /// <summary>True with null when there is none to check, false when there is one of ours that cannot be read.</summary>
    public static bool TryRead(string? header, out byte[]? sha256)
    {
        sha256 = null;
        var entry = header?.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(e => e.StartsWith(Start, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
        {
            return true;
        }

        Span<byte> hash = stackalloc byte[33];
        if (!entry.EndsWith(':') || entry.Length <= Start.Length || !Convert.TryFromBase64String(entry[Start.Length..^1], hash, out var length) || length != 32)
        {
            return false;
        }

        sha256 = hash[..32].ToArray();
        return true;
    }
}
