using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity;

/// <summary>How dates and rich text stand on a public page.</summary>
internal static partial class PublicPage
{
    /// <summary>Rich text that was made harmless before; its links of this site stay in the mode of the page.</summary>
    public static IHtmlContent Body(BodyText body, PathString pathBase) =>
        new HtmlString(pathBase.HasValue ? OwnLink().Replace(body.Html, found => HasBase(body.Html, found.Index, pathBase.Value!) ? "" : pathBase.Value!) : body.Html);

    /// <summary>2026 年 11 月 24 日.</summary>
    public static string LongDay(SiteText words, DateTime utc) => LongDay(words, DateOnly.FromDateTime(utc.InCity()));

    public static string LongDay(SiteText words, DateOnly day) => words["Publicity.Day.Long", day.Year, day.Month, day.Day];

    /// <summary>11 月 24 日.</summary>
    public static string ShortDay(SiteText words, DateTime utc) => words["Publicity.Day.Short", utc.InCity().Month, utc.InCity().Day];

    /// <summary>For <c>datetime</c> attributes.</summary>
    public static string MachineDay(DateTime utc) => utc.InCity().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For the head of an article, as the guideline for government sites has it.</summary>
    public static string Minute(DateTime utc) => utc.InCity().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Clock(DateTime utc) => utc.InCity().ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>11 月 28 日（周六）9:30 至 11:00; over midnight both days are named.</summary>
    public static string Span(SiteText words, DateTime beginsUtc, DateTime endsUtc)
    {
        var begins = DayWithWeekday(words, beginsUtc) + Clock(beginsUtc);
        return beginsUtc.InCity().Date == endsUtc.InCity().Date
            ? words["Publicity.Span", begins, Clock(endsUtc)]
            : words["Publicity.Span", begins, ShortDay(words, endsUtc) + " " + Clock(endsUtc)];
    }

    /// <summary>A link that a template made is in the mode of the page already; one that an editor wrote is not.</summary>
    private static bool HasBase(string html, int at, string pathBase) => html.AsSpan(at).StartsWith(pathBase + "/", StringComparison.Ordinal);

    private static string DayWithWeekday(SiteText words, DateTime utc) =>
        words["Publicity.Day.Weekday", utc.InCity().Month, utc.InCity().Day, words[$"Publicity.Weekday.{(int)utc.InCity().DayOfWeek}"]];

    [GeneratedRegex("(?<=<a[^>]*\\shref=\")(?=/(?!/|media/|files/|js/|theme/))", RegexOptions.None, 1000)]
    private static partial Regex OwnLink();
}
