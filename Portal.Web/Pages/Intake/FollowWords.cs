using System.Globalization;
using Portal.Domain.Kernel;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Intake;

/// <summary>Days as people say them, in the language of the request.</summary>
internal static class FollowWords
{
    public static string Day(DateOnly day) => Say(day, "yyyy 年 M 月 d 日", "d MMMM yyyy");

    public static string ShortDay(DateOnly day) => Say(day, "M 月 d 日", "d MMMM");

    private static string Say(DateOnly day, string chinese, string english) =>
        day.ToString(SiteLanguages.Current is Language.English ? english : chinese, CultureInfo.InvariantCulture);
}
