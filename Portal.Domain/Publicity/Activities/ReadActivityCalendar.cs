using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>Which activities somebody wants to see.</summary>
/// <param name="Column">A column's slug; empty or unknown: every column.</param>
/// <param name="District">A district's code; empty or unknown: every district.</param>
public sealed record CalendarFilter(int? Year = null, int? Month = null, string Column = "", string District = "", int Page = 1);

/// <summary>An activity with how it stands.</summary>
public sealed record StandingLine(PublicLine Line, ActivityPlan Plan, ActivityStanding Standing);

/// <summary>One day of the month view.</summary>
/// <param name="InMonth">Days of the months beside it fill the weeks up.</param>
public sealed record CalendarDay(DateOnly Day, bool InMonth, bool IsToday, IReadOnlyList<StandingLine> Lines);

/// <summary>A month, what is coming, and a page of what is over.</summary>
/// <param name="Weeks">From Monday to Sunday.</param>
/// <param name="HasBefore">Something was before this month, or this is a month to come: whoever follows every link comes to an end.</param>
/// <param name="OfMonth">Everything of the month, in its order.</param>
/// <param name="Coming">Everything that is not over, the next one first.</param>
/// <param name="Past">A page of what is over, the latest first.</param>
public sealed record ActivityCalendar(
    int Year, int Month, IReadOnlyList<IReadOnlyList<CalendarDay>> Weeks, IReadOnlyList<StandingLine> OfMonth, IReadOnlyList<StandingLine> Coming, IReadOnlyList<StandingLine> Past,
    int PastFound, int Page, int Pages, IReadOnlyList<PublicColumn> Columns, IReadOnlyList<CityPlace> Districts, string Column, string District,
    bool HasBefore, bool HasAfter)
{
    public DateOnly First => new(Year, Month, 1);
}

/// <summary>The activities' calendar.</summary>
[OpenToAnyone("Activities are announced to everybody.")]
public sealed record ReadActivityCalendar(CalendarFilter Filter) : IQuery<ActivityCalendar>;

internal sealed class ReadActivityCalendarHandler(ActivityStandings standings, IPublicContent content, ICityPlaces districts, TimeProvider time)
    : IRequestHandler<ReadActivityCalendar, Outcome<ActivityCalendar>>
{
    private const int OnAPage = 12;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const int DaysOfWeek = 7;

    public async Task<Outcome<ActivityCalendar>> Handle(ReadActivityCalendar request, CancellationToken cancellationToken)
    {
        var (filter, today, now) = (request.Filter, time.Today(), time.UtcNow());
        var columns = await content.ColumnsAsync(cancellationToken);
        var places = await districts.DistrictsAsync(cancellationToken);
        var column = columns.FirstOrDefault(c => c.Slug == filter.Column);
        var district = places.FirstOrDefault(d => d.Code == filter.District);
        var lines = (await standings.LinesAsync(cancellationToken))
            .Where(line => (column is null || line.ColumnId == column.Id) && (district is null || line.Plan!.DistrictCode == district.Code)).ToList();
        var stands = await standings.OfAsync(lines, cancellationToken);
        var all = lines.Select(line => new StandingLine(line, line.Plan!, stands[line.Id])).OrderBy(line => line.Plan.BeginsUtc).ThenBy(line => line.Line.Id, StringComparer.Ordinal).ToList();
        var (year, month) = filter is { Year: >= FirstYear and <= LastYear, Month: >= 1 and <= 12 } ? (filter.Year.Value, filter.Month.Value) : (today.Year, today.Month);
        var past = all.Where(line => line.Plan.EndsUtc <= now).Reverse().ToList();
        var pages = Math.Max(1, (past.Count + OnAPage - 1) / OnAPage);
        var page = Math.Clamp(filter.Page, 1, pages);
        return new ActivityCalendar(
            year, month, Weeks(year, month, today, all),
            [.. all.Where(line => line.Plan.BeginsUtc.InCity() is var begins && begins.Year == year && begins.Month == month)],
            [.. all.Where(line => line.Plan.EndsUtc > now)],
            [.. past.Skip((page - 1) * OnAPage).Take(OnAPage)], past.Count, page, pages,
            [.. columns.Where(c => c.IsPlace || lines.Exists(line => line.ColumnId == c.Id))], places, column?.Slug ?? "", district?.Code ?? "",
            all.Exists(line => Month(line) < Index(year, month)) || Index(year, month) > Index(today.Year, today.Month),
            all.Exists(line => Month(line) > Index(year, month)) || Index(year, month) < Index(today.Year, today.Month));
    }

    private static int Month(StandingLine line) => Index(line.Plan.BeginsUtc.InCity().Year, line.Plan.BeginsUtc.InCity().Month);

    private static int Index(int year, int month) => (year * 12) + month;

    private static List<IReadOnlyList<CalendarDay>> Weeks(int year, int month, DateOnly today, List<StandingLine> all)
    {
        var first = new DateOnly(year, month, 1);
        var day = first.AddDays(-(((int)first.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        var byDay = all.ToLookup(line => DateOnly.FromDateTime(line.Plan.BeginsUtc.InCity()));
        var weeks = new List<IReadOnlyList<CalendarDay>>();
        while (day < first.AddMonths(1))
        {
            weeks.Add([.. Enumerable.Range(0, DaysOfWeek).Select(after => day.AddDays(after)).Select(d => new CalendarDay(d, d.Month == month, d == today, [.. byDay[d]]))]);
            day = day.AddDays(DaysOfWeek);
        }

        return weeks;
    }
}
