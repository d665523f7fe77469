using System.Globalization;
using System.Text;

namespace Portal.Tests.Support;

/// <summary>One way in which a marker may lie on a disk.</summary>
public sealed record MarkerPattern(string Marker, string Encoding, byte[] Bytes);

/// <summary>All the ways in which a text may lie on a disk without being encrypted.</summary>
public static class MarkerPatterns
{
    private const int Shortest = 6;
    private const int Halved = 16;

    static MarkerPatterns() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<MarkerPattern> Of(IEnumerable<string> markers)
    {
        var patterns = new List<MarkerPattern>();
        foreach (var marker in markers)
        {
            if (Encoding.UTF8.GetByteCount(marker) < Shortest)
            {
                throw new ArgumentException($"'{marker}' is too short: chance would find it.", nameof(markers));
            }

            // A database page, a block or a frame may cut a text in two; one half is then still whole.
            var parts = marker.Length >= Halved ? new[] { marker[..(marker.Length / 2)], marker[(marker.Length / 2)..] } : [marker];
            patterns.AddRange(parts.SelectMany(part => OfOne(marker, part)));
        }

        return [.. patterns.DistinctBy(pattern => Convert.ToHexString(pattern.Bytes))];
    }

    private static IEnumerable<MarkerPattern> OfOne(string marker, string part)
    {
        var encodings = new (string Name, Encoding Encoding)[]
        {
            ("UTF-8", Encoding.UTF8),
            ("UTF-16LE", Encoding.Unicode),
            ("UTF-16BE", Encoding.BigEndianUnicode),
            ("UTF-32LE", Encoding.UTF32),
            ("GB18030", Encoding.GetEncoding("GB18030")),
        };
        foreach (var (name, encoding) in encodings)
        {
            var bytes = encoding.GetBytes(part);
            yield return new(marker, name, bytes);
            if (name is "UTF-32LE" or "UTF-16BE")
            {
                continue;
            }

            yield return Ascii($"{name} in lower hex", Convert.ToHexStringLower(bytes));
            yield return Ascii($"{name} in upper hex", Convert.ToHexString(bytes));
            for (var before = 0; before < 3; before++)
            {
                var base64 = Base64At(bytes, before);
                yield return Ascii($"{name} in base64", base64);
                yield return Ascii($"{name} in base64url", base64.Replace('+', '-').Replace('/', '_'));
            }
        }

        var utf8 = Encoding.UTF8.GetBytes(part);
        yield return Ascii("percent encoding", Uri.EscapeDataString(part));
        yield return Ascii("percent encoding of a form", System.Net.WebUtility.UrlEncode(part));
        yield return Ascii("lower percent encoding", LowerEscapes(Uri.EscapeDataString(part)));
        yield return Ascii("percent encoding of every byte", string.Concat(utf8.Select(b => "%" + b.ToString("X2", CultureInfo.InvariantCulture))));
        yield return Ascii("JSON escapes", EscapedUnits(part, "x4"));
        yield return Ascii("upper JSON escapes", EscapedUnits(part, "X4"));
        yield return Ascii("HTML entities", System.Text.Encodings.Web.HtmlEncoder.Default.Encode(part));

        MarkerPattern Ascii(string how, string text) => new(marker, how, Encoding.ASCII.GetBytes(text));
    }

    /// <summary>The characters of a base64 text that depend on these bytes alone when <paramref name="before"/> unknown bytes precede them.</summary>
    private static string Base64At(byte[] bytes, int before)
    {
        var text = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
        var first = (before * 8 + 5) / 6;
        var whole = (before + bytes.Length) * 8 / 6;
        return text[first..whole];
    }

    private static string LowerEscapes(string text)
    {
        var lower = text.ToCharArray();
        for (var i = 0; i < lower.Length; i++)
        {
            if (lower[i] == '%')
            {
                lower[i + 1] = char.ToLowerInvariant(lower[i + 1]);
                lower[i + 2] = char.ToLowerInvariant(lower[i + 2]);
            }
        }

        return new string(lower);
    }

    private static string EscapedUnits(string text, string format) => string.Concat(text.Select(unit =>
        char.IsAscii(unit) ? unit.ToString() : "\\u" + ((int)unit).ToString(format, CultureInfo.InvariantCulture)));
}
