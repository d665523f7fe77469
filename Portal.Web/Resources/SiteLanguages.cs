using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Web.Resources;

/// <summary>
/// The languages as the platform knows them. The language of a request is its <see cref="CultureInfo.CurrentUICulture"/>, set by the address alone
/// (<c>PathModes</c>); whatever runs outside a request speaks Chinese.
/// </summary>
internal static class SiteLanguages
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static Language Current => CultureInfo.CurrentUICulture.Equals(English) ? Language.English : Language.Chinese;

    public static CultureInfo Culture(this Language language) => language is Language.English ? English : Chinese;

    /// <summary>As in <c>lang="…"</c>.</summary>
    public static string Tag(this Language language) => language.Culture().Name;

    /// <summary>In which of the two a person typed: a single Chinese character decides. Null for what is no language, such as a number.</summary>
    public static Language? Guess(string typed)
    {
        if (typed.Any(c => c is >= '\u2e80' and <= '\u9fff' or >= '\uf900' and <= '\ufaff'))
        {
            return Language.Chinese;
        }

        return typed.Any(char.IsAsciiLetter) ? Language.English : null;
    }
}
