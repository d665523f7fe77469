namespace Portal.Domain.Calendar;

/// <summary>
/// Working days as the State Council's yearly notices set them: a day that a notice names is free or worked as it says, every other one is worked from Monday to
/// Friday. A year whose notice is not known yet counts its weekends alone.
/// </summary>
public sealed class WorkingDays
{
    private readonly IReadOnlyDictionary<DateOnly, bool> _named;

    /// <param name="named">The days of the notices; true where the day is worked.</param>
    public WorkingDays(IReadOnlyDictionary<DateOnly, bool> named) => _named = named;

    public static WorkingDays WeekendsAlone { get; } = new(new Dictionary<DateOnly, bool>());

    public bool IsWorked(DateOnly day) => _named.TryGetValue(day, out var worked) ? worked : OfficeHours.IsWorkday(day);

    /// <summary>The last of so many working days, counted from the day after <paramref name="from"/>.</summary>
    public DateOnly After(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = from;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorked(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="until"/>; none when it lies before.</summary>
    public int Between(DateOnly from, DateOnly until)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= until; day = day.AddDays(1))
        {
            count += IsWorked(day) ? 1 : 0;
        }

        return count;
    }
}
