using System.Text;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>The brands of an <c>ftyp</c>: general ones stay, those of one maker's cameras would name the device.</summary>
internal static class FileBrands
{
    private const string Neutral = "isom";

    private static readonly string[] General =
    [
        "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "mp71", "avc1", "hvc1", "qt  ",
        "M4A ", "M4B ", "M4V ", "dash", "msdh", "msix", "cmfc", "3gp4", "3gp5", "3gp6", "3gp7", "3gs7", "3ge6", "3g2a", "av01",
    ];

    /// <summary>Cleans a whole type box in place and says whether it is QuickTime's.</summary>
    public static bool Clean(byte[] box, int head)
    {
        if (box.Length < head + 8)
        {
            throw CannotCleanException.Broken();
        }

        var quickTime = box.AsSpan(head, 4).SequenceEqual("qt  "u8);
        // The minor version counts a maker's releases.
        box.AsSpan(head + 4, 4).Clear();
        for (var at = head; at + 4 <= box.Length; at += at == head ? 8 : 4)
        {
            var brand = box.AsSpan(at, 4);
            if (brand.ContainsAnyExcept((byte)0) && !General.Contains(Encoding.Latin1.GetString(brand), StringComparer.Ordinal))
            {
                Encoding.Latin1.GetBytes(Neutral, brand);
            }
        }

        box.AsSpan(box.Length - (box.Length - head) % 4).Clear();
        return quickTime;
    }
}
