using System.Globalization;
using Portal.Domain.Calendar;

namespace Portal.Web.Pages.Desk.Audit;

/// <summary>How both logs write days, times and their own addresses.</summary>
internal static class LogAddress
{
    /// <summary>As <c>input type=date</c> writes it.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>To the second, by the city's clock.</summary>
    public static string Time(DateTime utc) => utc.InCity().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Only what is set is written.</summary>
    public static string Write(params (string Name, string? Value)[] parts) => QueryString
        .Create(parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => KeyValuePair.Create(part.Name, part.Value)))
        .ToUriComponent();

    public static string? Page(int page) => page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null;
}
