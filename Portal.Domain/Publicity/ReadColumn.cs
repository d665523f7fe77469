using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;

namespace Portal.Domain.Publicity;

/// <summary>A column's own front: its list, and beside it what is coming up and what can be printed.</summary>
/// <param name="All">Every column, to change between them.</param>
/// <param name="Types">The types that it holds, with how many there are of each.</param>
/// <param name="Page">Which page of the list this is, from 1.</param>
public sealed record ColumnView(
    PublicColumn Column,
    IReadOnlyList<PublicColumn> All,
    IReadOnlyList<(string Type, int Count)> Types,
    PublicLines Found,
    int Page,
    int Pages,
    IReadOnlyList<PublicLine> Coming,
    IReadOnlyList<PublicLine> Posters);

/// <summary>One page of a column's list; nothing where there is no such column.</summary>
/// <param name="Type">Empty or unknown: every type.</param>
[OpenToAnyone("Published content is for everybody.")]
public sealed record ReadColumn(string ColumnId, string Type = "", string Words = "", int Page = 1) : IQuery<ColumnView?>;

internal sealed class ReadColumnHandler(IPublicContent content, ActivityStandings standings, TimeProvider time) : IRequestHandler<ReadColumn, Outcome<ColumnView?>>
{
    private const int OnAPage = 12;
    private const int LongestWords = 50;
    private const int MostBeside = 3;
    private const int MostActivities = 200;

    public async Task<Outcome<ColumnView?>> Handle(ReadColumn request, CancellationToken cancellationToken)
    {
        var columns = await content.ColumnsAsync(cancellationToken);
        if (columns.FirstOrDefault(c => c.Id == request.ColumnId) is not { } column)
        {
            return Outcome<ColumnView?>.Done(null);
        }

        var counts = await content.CountAsync(column.Id, cancellationToken);
        var types = PublicTypes.InColumns.Where(counts.ContainsKey).Select(type => (type, counts[type])).ToList();
        string[] wanted = counts.ContainsKey(request.Type) ? [request.Type] : [];
        var words = request.Words.Trim();
        words = words.Length <= LongestWords ? words : words[..LongestWords];
        var page = Math.Clamp(request.Page, 1, words.Length > 0 ? int.MaxValue / OnAPage : Pages(wanted.Length > 0 ? counts[request.Type] : counts.Values.Sum()));
        var found = await content.FindAsync(new LineFilter(column.Id, wanted, words, (page - 1) * OnAPage, OnAPage), cancellationToken);
        var activities = await content.FindAsync(new LineFilter(column.Id, [PublicTypes.Activity], "", 0, MostActivities), cancellationToken);
        var posters = await content.FindAsync(new LineFilter(column.Id, [PublicTypes.Poster], "", 0, MostBeside), cancellationToken);
        return new ColumnView(
            column, columns, types, found, page, Pages(found.Total), [.. Coming(await standings.NotCancelledAsync(activities.Lines, cancellationToken), time.UtcNow()).Take(MostBeside)], posters.Lines);
    }

    /// <summary>Activities that are not over, the next one first.</summary>
    internal static IEnumerable<PublicLine> Coming(IEnumerable<PublicLine> activities, DateTime utc) =>
        activities.Where(line => line.Plan is { } plan && plan.EndsUtc > utc).OrderBy(line => line.Plan?.BeginsUtc);

    private static int Pages(int total) => Math.Max(1, (total + OnAPage - 1) / OnAPage);
}
