using System.Globalization;

namespace Portal.Web.Pages.Intake;

/// <summary>Days as people say them.</summary>
internal static class FollowWords
{
    public static string Day(DateOnly day) => day.ToString("yyyy 年 M 月 d 日", CultureInfo.InvariantCulture);

    public static string ShortDay(DateOnly day) => day.ToString("M 月 d 日", CultureInfo.InvariantCulture);
}
