using System.Globalization;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Media;

/// <summary>How large a file is, in words.</summary>
internal static class MediaWords
{
    private const double Kilo = 1024;

    public static string Size(SiteText words, MediaRow row) =>
        row.Width > 0 ? words["Media.SizeOfPicture", row.Width, row.Height, Bytes(row.Length)] : Bytes(row.Length);

    private static string Bytes(long length) => length switch
    {
        < (long)Kilo => string.Create(CultureInfo.InvariantCulture, $"{length} B"),
        < (long)(Kilo * Kilo) => string.Create(CultureInfo.InvariantCulture, $"{length / Kilo:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{length / (Kilo * Kilo):0.#} MB"),
    };
}
