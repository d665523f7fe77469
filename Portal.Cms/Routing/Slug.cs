using System.Globalization;
using System.Text;
using AnyAscii;

namespace Portal.Cms.Routing;

/// <summary>Makes addresses of titles, as Orchard's <c>slugify</c> and <c>transliterate</c> do.</summary>
public static class Slug
{
    private const int Longest = 1000;

    /// <summary>
    /// Lower-case letters and digits of any script, <c>_</c> and <c>~</c>; accents fall away and any other run becomes one hyphen:
    /// <c>用电 安全！(2026)</c> gives <c>用电-安全-2026</c>.
    /// </summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder();
        var gap = false;
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (!Rune.IsLetterOrDigit(rune) && rune.Value is not ('_' or '~'))
            {
                gap = slug.Length > 0;
                continue;
            }

            if (gap)
            {
                slug.Append('-');
                gap = false;
            }

            slug.Append(Rune.ToLowerInvariant(rune));
            if (slug.Length >= Longest)
            {
                break;
            }
        }

        return slug.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The same text in ASCII letters; Chinese becomes pinyin.</summary>
    public static string Transliterate(string text) => text.Transliterate();
}
