namespace Portal.Domain.Calendar;

/// <summary>
/// When the desks are manned: Monday to Friday between two times of the city's clock. Holidays, and weekends worked instead of them, are not known here: on
/// a holiday a call is missed until the next beat of mail, so a city that closes says so by its hours.
/// </summary>
public sealed record OfficeHours(TimeOnly From, TimeOnly Until)
{
    public static OfficeHours Usual { get; } = new(new TimeOnly(8, 30), new TimeOnly(17, 30));

    public static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <param name="cityTime">Wall-clock time in the city.</param>
    public bool Includes(DateTime cityTime) =>
        IsWorkday(DateOnly.FromDateTime(cityTime)) && TimeOnly.FromDateTime(cityTime) is var at && at >= From && at < Until;
}
