using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>Which activities the desk's list shows.</summary>
public enum ActivityTimes
{
    Coming = 1,

    /// <summary>Over and neither closed nor cancelled: somebody owes the figures.</summary>
    Owed,

    /// <summary>Closed, with a report that nobody has let through.</summary>
    Unread,
    Past,
    All,
}

/// <param name="Column">Empty: every column within reach.</param>
/// <param name="District">Empty: every district.</param>
public sealed record DeskActivityFilter(ActivityTimes When, string Column, string District, string Text);

/// <param name="Record">Null where nobody has signed up yet.</param>
public sealed record DeskActivityRow(string ItemId, string Title, string ColumnId, string DistrictCode, DateTime BeginsUtc, DateTime EndsUtc, int? Capacity, bool TakesSignUps, bool IsPublished, ActivityRecord? Record)
{
    public bool IsOver(DateTime utc) => EndsUtc <= utc;

    public ActivityState State => Record?.State ?? ActivityState.Planned;
}

public sealed record DeskActivityList(
    IReadOnlyList<DeskActivityRow> Rows, int Found, int Page, int Pages, IReadOnlyList<PublicColumn> Columns, IReadOnlyList<CityPlace> Districts, int Owed, int Unread, DateTime NowUtc);

/// <summary>Activities within the person's bounds: the published ones, and what was written down of those that are not published any more.</summary>
[Requires(Permission.RunActivities)]
[Routine]
public sealed record FindDeskActivities(DeskActivityFilter Filter, int Page = 1) : IQuery<DeskActivityList>
{
    public const int PageSize = 20;
}

internal sealed class FindDeskActivitiesHandler(IPortalDb db, IPublicContent content, ActivityStandings standings, ActivityRoom room, ICityPlaces districts)
    : IRequestHandler<FindDeskActivities, Outcome<DeskActivityList>>
{
    public async Task<Outcome<DeskActivityList>> Handle(FindDeskActivities request, CancellationToken cancellationToken)
    {
        var (filter, now) = (request.Filter, room.Now);
        var reach = await room.ReachAsync(cancellationToken);
        var rows = (await RowsAsync(cancellationToken)).Where(row => reach.Has(PublicTypes.Activity, row.ColumnId.Length == 0 ? [] : [row.ColumnId])).ToList();
        var found = rows
            .Where(row => IsAt(row, filter.When, now)
                && (filter.Column.Length == 0 || row.ColumnId == filter.Column)
                && (filter.District.Length == 0 || row.DistrictCode == filter.District)
                && (filter.Text.Length == 0 || row.Title.Contains(filter.Text, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        found = filter.When is ActivityTimes.Coming ? [.. found.OrderBy(row => row.BeginsUtc)] : [.. found.OrderByDescending(row => row.BeginsUtc)];
        var pages = Math.Max(1, (found.Count + FindDeskActivities.PageSize - 1) / FindDeskActivities.PageSize);
        var page = Math.Clamp(request.Page, 1, pages);
        return new DeskActivityList(
            [.. found.Skip((page - 1) * FindDeskActivities.PageSize).Take(FindDeskActivities.PageSize)], found.Count, page, pages,
            [.. (await content.ColumnsAsync(cancellationToken)).Where(column => reach.HasColumn(column.Id))],
            await districts.DistrictsAsync(cancellationToken),
            rows.Count(row => IsAt(row, ActivityTimes.Owed, now)), rows.Count(row => IsAt(row, ActivityTimes.Unread, now)), now);
    }

    private static bool IsAt(DeskActivityRow row, ActivityTimes when, DateTime now) => when switch
    {
        ActivityTimes.Coming => !row.IsOver(now) && row.State is not ActivityState.Cancelled,
        ActivityTimes.Owed => row.IsOver(now) && row.State is ActivityState.Planned,
        ActivityTimes.Unread => row.Record is { State: ActivityState.Closed, ShownUtc: null, Report.Length: > 0 },
        ActivityTimes.Past => row.IsOver(now),
        _ => true,
    };

    private async Task<List<DeskActivityRow>> RowsAsync(CancellationToken cancellationToken)
    {
        // Visits that were asked for have a room of their own; their records have no page to come from.
        var records = await db.ActivityRecords.AsNoTracking().Where(r => r.Path != "").ToDictionaryAsync(r => r.ItemId, cancellationToken);
        var lines = await standings.LinesAsync(cancellationToken);
        var rows = lines.Where(line => line.Plan is not null).Select(line => new DeskActivityRow(
            line.Id, line.Title, line.ColumnId, line.Plan!.DistrictCode, line.Plan.BeginsUtc, line.Plan.EndsUtc, line.Plan.Capacity, line.Plan.SignUp is not null, true,
            records.GetValueOrDefault(line.Id))).ToList();
        var published = rows.Select(row => row.ItemId).ToHashSet(StringComparer.Ordinal);
        rows.AddRange(records.Values.Where(r => !published.Contains(r.ItemId)).Select(r => new DeskActivityRow(
            r.ItemId, r.Title, r.ColumnId, r.DistrictCode, r.BeginsUtc, r.EndsUtc, r.Capacity, r.Taken + r.Waiting > 0, false, r)));
        return rows;
    }
}
