using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Activities;

/// <summary>Lines of activities with how each stands.</summary>
public sealed class ActivityStandings(IPortalDb db, IPublicContent content, TimeProvider time)
{
    private const int AtOnce = 400;

    /// <summary>Every published activity, newest first.</summary>
    public async Task<IReadOnlyList<PublicLine>> LinesAsync(CancellationToken cancellationToken)
    {
        var lines = new List<PublicLine>();
        PublicLines found;
        do
        {
            found = await content.FindAsync(new LineFilter(null, [PublicTypes.Activity], "", lines.Count, AtOnce), cancellationToken);
            lines.AddRange(found.Lines);
        }
        while (found.Lines.Count > 0 && lines.Count < found.Total);

        return [.. lines.Where(line => line.Plan is not null)];
    }

    public async Task<IReadOnlyDictionary<string, ActivityStanding>> OfAsync(IReadOnlyList<PublicLine> lines, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var records = await RecordsAsync([.. lines.Select(line => line.Id)], cancellationToken);
        return lines.Where(line => line.Plan is not null)
            .ToDictionary(line => line.Id, line => ActivityStanding.Of(line.Plan!, records.GetValueOrDefault(line.Id), now), StringComparer.Ordinal);
    }

    /// <summary>The ids of those that were cancelled.</summary>
    public async Task<IReadOnlySet<string>> CancelledAsync(IReadOnlyList<PublicLine> lines, CancellationToken cancellationToken)
    {
        string[] ids = [.. lines.Where(line => line.Plan is not null).Select(line => line.Id)];
        return ids.Length == 0
            ? new HashSet<string>()
            : (await RecordsAsync(ids, cancellationToken)).Values.Where(r => r.State is ActivityState.Cancelled).Select(r => r.ItemId).ToHashSet(StringComparer.Ordinal);
    }

    public async Task<IEnumerable<PublicLine>> NotCancelledAsync(IReadOnlyList<PublicLine> lines, CancellationToken cancellationToken)
    {
        var cancelled = await CancelledAsync(lines, cancellationToken);
        return lines.Where(line => !cancelled.Contains(line.Id));
    }

    private async Task<Dictionary<string, ActivityRecord>> RecordsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var records = new Dictionary<string, ActivityRecord>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(AtOnce))
        {
            foreach (var record in await db.ActivityRecords.AsNoTracking().Where(r => some.Contains(r.ItemId)).ToListAsync(cancellationToken))
            {
                records[record.ItemId] = record;
            }
        }

        return records;
    }
}
