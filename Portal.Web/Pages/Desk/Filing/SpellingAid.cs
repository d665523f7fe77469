using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Filing;

/// <summary>How a group of a receipt is said on a Chinese telephone line: digits as dispatchers say them, letters by a word that begins with them.</summary>
internal static class SpellingAid
{
    public static string Say(SiteText words, string group) => string.Join('、', group.Select(character => words["Filing.Say." + character]));
}
