using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;

namespace Portal.Domain.Publicity;

/// <summary>An activity for a calendar.</summary>
public sealed record CalendarEntry(PublicLine Line, ActivityPlan Plan, bool IsCancelled);

/// <summary>Activities for a calendar: all, or one.</summary>
[OpenToAnyone("Activities are announced to everybody.")]
public sealed record ReadActivities(string? ItemId = null) : IQuery<IReadOnlyList<CalendarEntry>>;

internal sealed class ReadActivitiesHandler(IPublicContent content, ActivityStandings standings) : IRequestHandler<ReadActivities, Outcome<IReadOnlyList<CalendarEntry>>>
{
    private const int Most = 500;

    public async Task<Outcome<IReadOnlyList<CalendarEntry>>> Handle(ReadActivities request, CancellationToken cancellationToken)
    {
        var lines = request.ItemId is { } id
            ? await content.LinesAsync([id], cancellationToken)
            : (await content.FindAsync(new LineFilter(null, [PublicTypes.Activity], "", 0, Most), cancellationToken)).Lines;
        var cancelled = await standings.CancelledAsync(lines, cancellationToken);
        return Outcome<IReadOnlyList<CalendarEntry>>.Done(
            [.. lines.Where(line => line.Plan is not null).Select(line => new CalendarEntry(line, line.Plan!, cancelled.Contains(line.Id)))]);
    }
}
