using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Domain.Calendar;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>Between what stands in an item's JSON and what stands in a form: numbers, days and hours as browsers write them, hours by the city's clock.</summary>
internal static class Typed
{
    private const string MomentForm = "yyyy-MM-ddTHH:mm";
    private const string DayForm = "yyyy-MM-dd";

    public static string Text(this JsonNode? node, string member) => node.Member(member).AsText() ?? "";

    public static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Moment(DateTime? utc) => utc?.InCity().ToString(MomentForm, CultureInfo.InvariantCulture) ?? "";

    public static string Day(DateTime? utc) => utc?.ToString(DayForm, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Browsers write seconds only when there are some.</summary>
    public static bool TryMoment(string typed, out DateTime utc)
    {
        var good = DateTime.TryParseExact(
            typed, [MomentForm, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        utc = good ? TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), CityTime.Zone) : default;
        return good;
    }

    public static bool TryDay(string typed, out DateTime day)
    {
        var good = DateOnly.TryParseExact(typed, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = good ? date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : default;
        return good;
    }

    public static bool TryTime(string typed, out TimeOnly time) =>
        TimeOnly.TryParseExact(typed, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>Lines as people type them: any line end, no blank lines, no blanks around.</summary>
    public static string[] Lines(string typed) => typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A form sends line ends as CR and LF; what is stored has LF alone.</summary>
    public static string Plain(string typed) => typed.ReplaceLineEndings("\n");

    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
