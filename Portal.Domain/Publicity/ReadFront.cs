using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;

namespace Portal.Domain.Publicity;

/// <summary>A column with its newest items.</summary>
public sealed record ColumnFront(PublicColumn Column, IReadOnlyList<PublicLine> Latest, int Total);

/// <summary>What was done this year, for everybody to see.</summary>
public sealed record YearFigures(int Year, int Published, int Activities, int Reached, IReadOnlyList<MonthFigure> Months);

/// <summary>Activities held in one month of the year, and how many people came to them.</summary>
public sealed record MonthFigure(int Month, int Activities, int Reached);

/// <summary>What the site's front and the front of 安全五进 show of the published content.</summary>
/// <param name="Warnings">In force now, the worst first.</param>
/// <param name="News">The newest of every column but the notices.</param>
public sealed record FrontView(
    IReadOnlyList<PublicItem> Warnings,
    IReadOnlyList<ColumnFront> Columns,
    IReadOnlyList<PublicLine> News,
    IReadOnlyList<PublicLine> Notices,
    IReadOnlyList<PublicLine> Coming,
    YearFigures Figures,
    DateTime AtUtc);

/// <summary>The front of the site.</summary>
[OpenToAnyone("Published content is for everybody.")]
public sealed record ReadFront : IQuery<FrontView>;

internal sealed class ReadFrontHandler(IPublicContent content, ActivityStandings standings, HeldActivities held, TimeProvider time) : IRequestHandler<ReadFront, Outcome<FrontView>>
{
    private const int LatestOfColumn = 3;
    private const int MostNews = 6;
    private const int MostComing = 4;
    private const int MostActivities = 1000;

    public async Task<Outcome<FrontView>> Handle(ReadFront request, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var fronts = new List<ColumnFront>();
        foreach (var column in await content.ColumnsAsync(cancellationToken))
        {
            var found = await content.FindAsync(new LineFilter(column.Id, [], "", 0, LatestOfColumn), cancellationToken);
            fronts.Add(new ColumnFront(column, found.Lines, found.Total));
        }

        string[] news = [.. PublicTypes.InColumns.Where(type => type is not (PublicTypes.Notice or PublicTypes.Faq or PublicTypes.Activity))];
        var latest = await content.FindAsync(new LineFilter(null, news, "", 0, MostNews), cancellationToken);
        var notices = await content.FindAsync(new LineFilter(null, [PublicTypes.Notice], "", 0, MostNews), cancellationToken);
        var activities = await content.FindAsync(new LineFilter(null, [PublicTypes.Activity], "", 0, MostActivities), cancellationToken);
        return new FrontView(
            await InForceAsync(content, now, cancellationToken),
            fronts,
            latest.Lines,
            notices.Lines,
            [.. ReadColumnHandler.Coming(await standings.NotCancelledAsync(activities.Lines, cancellationToken), now).Take(MostComing)],
            Figures(time.Today().Year, fronts.Sum(front => front.Total), await held.AllAsync(cancellationToken)),
            now);
    }

    /// <summary>The warnings that hold now, the worst first.</summary>
    internal static async Task<IReadOnlyList<PublicItem>> InForceAsync(IPublicContent content, DateTime utc, CancellationToken cancellationToken)
    {
        var inForce = new List<(PublicItem Item, string Level)>();
        foreach (var warning in await ReadWarningsHandler.AllAsync(content, cancellationToken))
        {
            if (warning.Detail is WarningDetail detail && detail.IsInForce(utc))
            {
                inForce.Add((warning, detail.Level));
            }
        }

        return [.. inForce.OrderByDescending(warning => WarningLevels.Rank(warning.Level)).Select(warning => warning.Item)];
    }

    /// <summary>The same figures as on the activities' own page, so that the two never differ.</summary>
    private static YearFigures Figures(int year, int published, IReadOnlyList<HeldActivity> held)
    {
        var figures = ActivityFigures.Of(year, held, [], [], ActivityTarget.Usual);
        return new YearFigures(
            year, published, figures.Total.Activities, figures.Total.Reached, [.. figures.ByMonth.Select((line, at) => new MonthFigure(at + 1, line.Activities, line.Reached))]);
    }
}
