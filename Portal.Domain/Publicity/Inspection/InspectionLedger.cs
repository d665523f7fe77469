using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Inspection;

/// <summary>What one look changed.</summary>
/// <param name="Fresh">Seen for the first time, or again after it was mended.</param>
/// <param name="Open">All that is open now, by kind.</param>
public sealed record InspectionNews(IReadOnlyList<SeenFault> Fresh, int Mended, IReadOnlyDictionary<FindingKind, int> Open)
{
    public int Vetoes => Open.Sum(kind => InspectionRules.WeightOf(kind.Key, kind.Value) is FindingWeight.Veto ? kind.Value : 0);
}

/// <summary>Keeps the findings: writes down what was seen, and what is gone as mended. Whoever calls it holds the transaction.</summary>
public sealed class InspectionLedger(IPortalDb db, TimeProvider time)
{
    private const int KeptMonths = 12;

    public async Task<InspectionNews> WriteAsync(IReadOnlyCollection<SeenFault> seen, int pages, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var known = (await db.Findings.ToListAsync(cancellationToken)).ToDictionary(f => Convert.ToHexString(f.Key), StringComparer.Ordinal);
        var fresh = new List<SeenFault>();
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fault in seen)
        {
            var key = Convert.ToHexString(Finding.KeyOf(fault));
            if (!open.Add(key))
            {
                continue;
            }

            if (!known.TryGetValue(key, out var finding))
            {
                db.Findings.Add(new Finding(fault, now));
                fresh.Add(fault);
            }
            else if (finding.SeeAgain(now))
            {
                fresh.Add(fault);
            }
        }

        var mended = known.Where(row => row.Value.MendedAt is null && !open.Contains(row.Key)).Select(row => row.Value).ToList();
        mended.ForEach(finding => finding.Mend(now));
        var old = now.AddMonths(-KeptMonths);
        db.Findings.RemoveRange(known.Values.Where(finding => finding.MendedAt < old));
        await EndRunAsync(now, pages, open.Count, fresh.Count, mended.Count, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new InspectionNews(fresh, mended.Count, seen.DistinctBy(fault => Convert.ToHexString(Finding.KeyOf(fault))).GroupBy(fault => fault.Kind).ToDictionary(g => g.Key, g => g.Count()));
    }

    private async Task EndRunAsync(DateTime now, int pages, int found, int fresh, int mended, CancellationToken cancellationToken)
    {
        var waiting = await db.InspectionRuns.Where(r => r.EndedAt == null).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
        {
            waiting.Add(new InspectionRun(now));
            db.InspectionRuns.AddRange(waiting);
        }

        waiting.ForEach(run => run.End(now, pages, found, fresh, mended));
        var old = now.AddMonths(-KeptMonths);
        db.InspectionRuns.RemoveRange(await db.InspectionRuns.Where(r => r.EndedAt < old).ToListAsync(cancellationToken));
    }
}
