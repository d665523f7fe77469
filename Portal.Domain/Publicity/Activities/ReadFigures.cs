using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>What was held: everything that was closed, page or not, and beside it the announcements whose end has passed.</summary>
public sealed class HeldActivities(IPortalDb db, ActivityStandings standings, TimeProvider time)
{
    public async Task<IReadOnlyList<HeldActivity>> AllAsync(CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var ended = await db.ActivityRecords.AsNoTracking().Where(r => r.State != ActivityState.Planned).ToListAsync(cancellationToken);
        var known = ended.Select(r => r.ItemId).ToHashSet(StringComparer.Ordinal);
        var held = ended.Where(r => r.State is ActivityState.Closed)
            .Select(r => new HeldActivity(r.ItemId, r.Title, r.Path, r.ColumnId, r.DistrictCode, r.Street, r.BeginsUtc, r.Reached, r.Places, IsClosed: true)).ToList();
        foreach (var line in await standings.LinesAsync(cancellationToken))
        {
            if (line.Plan is { } plan && plan.EndsUtc <= now && !known.Contains(line.Id))
            {
                held.Add(new HeldActivity(line.Id, line.Title, line.Path, line.ColumnId, plan.DistrictCode, plan.Street, plan.BeginsUtc, plan.Reached ?? 0, 0, IsClosed: false));
            }
        }

        return held;
    }

    public async Task<IReadOnlyDictionary<string, int>> GoalsAsync(int year, CancellationToken cancellationToken)
    {
        var set = await db.ActivityTargets.AsNoTracking().Where(t => t.Year == year).ToDictionaryAsync(t => t.Slug, t => t.Goal, cancellationToken);
        return ActivityTarget.Usual.ToDictionary(usual => usual.Key, usual => set.GetValueOrDefault(usual.Key, usual.Value), StringComparer.Ordinal);
    }
}

/// <param name="Years">That have something to show, newest first; this year always.</param>
public sealed record FiguresView(ActivityFigures Figures, IReadOnlyList<int> Years, DateTime AtUtc);

/// <summary>A year's figures; of a year without any, this year's.</summary>
[OpenToAnyone("What a bureau does for the public is public; nobody is named.")]
public sealed record ReadFigures(int? Year = null) : IQuery<FiguresView>;

internal sealed class ReadFiguresHandler(HeldActivities held, IPublicContent content, ICityPlaces districts, TimeProvider time) : IRequestHandler<ReadFigures, Outcome<FiguresView>>
{
    public async Task<Outcome<FiguresView>> Handle(ReadFigures request, CancellationToken cancellationToken)
    {
        var all = await held.AllAsync(cancellationToken);
        IReadOnlyList<int> years = [.. all.Select(activity => activity.Begins.Year).Append(time.Today().Year).Distinct().OrderDescending()];
        var year = request.Year is { } wanted && years.Contains(wanted) ? wanted : time.Today().Year;
        var figures = ActivityFigures.Of(
            year, all, await content.ColumnsAsync(cancellationToken), await districts.DistrictsAsync(cancellationToken), await held.GoalsAsync(year, cancellationToken));
        return new FiguresView(figures, years, time.UtcNow());
    }
}

/// <summary>Sets a year's goals, by the slug of the place. Refused <c>ActivityGoal</c>.</summary>
[Requires(Permission.ManageColumns)]
public sealed record SetTargets(int Year, IReadOnlyDictionary<string, int?> Goals) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed class SetTargetsHandler(IPortalDb db, IPublishedChange change, TimeProvider time) : IRequestHandler<SetTargets, Outcome<Nothing>>
{
    private const int FirstYear = 2000;

    public async Task<Outcome<Nothing>> Handle(SetTargets request, CancellationToken cancellationToken)
    {
        var wrong = PublicColumn.Places.Where(slug => request.Goals.GetValueOrDefault(slug) is not (>= 0 and <= ActivityTarget.Most))
            .Select(slug => new Refusal("ActivityGoal", slug, ActivityTarget.Most)).ToList();
        if (wrong.Count > 0)
        {
            return Outcome<Nothing>.Refused(wrong);
        }

        if (request.Year < FirstYear || request.Year > time.Today().Year + 1)
        {
            return new Refusal("NotThere");
        }

        var targets = await db.ActivityTargets.Where(t => t.Year == request.Year).ToListAsync(cancellationToken);
        foreach (var slug in PublicColumn.Places)
        {
            var goal = request.Goals[slug].GetValueOrDefault();
            if (targets.Find(t => t.Slug == slug) is { } target)
            {
                target.Aim(goal);
            }
            else
            {
                db.ActivityTargets.Add(new ActivityTarget(request.Year, slug, goal));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await change.AnnounceAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>A year's goals as they stand.</summary>
[Requires(Permission.RunActivities)]
[Routine]
public sealed record ReadTargets(int Year) : IQuery<IReadOnlyDictionary<string, int>>;

internal sealed class ReadTargetsHandler(HeldActivities held) : IRequestHandler<ReadTargets, Outcome<IReadOnlyDictionary<string, int>>>
{
    public async Task<Outcome<IReadOnlyDictionary<string, int>>> Handle(ReadTargets request, CancellationToken cancellationToken) =>
        Outcome<IReadOnlyDictionary<string, int>>.Done(await held.GoalsAsync(request.Year, cancellationToken));
}

/// <summary>A year's figures for the desk and its workbook: the list of what was held with them.</summary>
[Requires(Permission.RunActivities)]
[Routine]
public sealed record ExportFigures(int? Year = null) : IQuery<FiguresView>;

internal sealed class ExportFiguresHandler(IMediator mediator) : IRequestHandler<ExportFigures, Outcome<FiguresView>>
{
    public Task<Outcome<FiguresView>> Handle(ExportFigures request, CancellationToken cancellationToken) => mediator.Send(new ReadFigures(request.Year), cancellationToken);
}
