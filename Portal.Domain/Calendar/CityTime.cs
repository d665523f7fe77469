namespace Portal.Domain.Calendar;

/// <summary>The city's clock: days are those of Asia/Shanghai, stored times are UTC.</summary>
public static class CityTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.CityNow());

    /// <summary>Wall-clock time in the city.</summary>
    public static DateTime CityNow(this TimeProvider time) => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone).DateTime;

    public static DateTime UtcNow(this TimeProvider time) => time.GetUtcNow().UtcDateTime;

    public static DateTime InCity(this DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>The moment, in UTC, at which a day begins in the city.</summary>
    public static DateTime Begin(this DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>The end of the hour that a moment lies in, so that a stored deadline does not tell when something was begun.</summary>
    public static DateTime EndOfHour(this DateTime utc) =>
        new DateTime(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, DateTimeKind.Utc).AddHours(1);
}
