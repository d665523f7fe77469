using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>How far a round of wrapping came.</summary>
/// <param name="Damaged">Reports whose wrap for the recovery key does not open: nobody can help them.</param>
/// <param name="Withheld">Reports that their reporters did not want to go to that department: nobody gives them, with whatever key.</param>
public sealed record WrappedRound(int Wrapped, int Damaged, int Withheld = 0)
{
    public static WrappedRound operator +(WrappedRound left, WrappedRound right) =>
        new(left.Wrapped + right.Wrapped, left.Damaged + right.Damaged, left.Withheld + right.Withheld);

    public static WrappedRound Add(WrappedRound left, WrappedRound right) => left + right;
}

/// <summary>
/// Gives an officer reports that no colleague can pass on, with the unlocked recovery key. Whom a report may go to is the same question as when a
/// colleague shares it (<see cref="CaseColleagues"/>). The caller has two shares, counts the use, and holds the transactions.
/// </summary>
public sealed class RecoveredCases(IPortalDb db, CaseColleagues colleagues, CaseWrapping wrapping)
{
    /// <summary>
    /// The reports that the officer may receive and cannot yet open: all of the officer's department, or the one with this number. Refusals:
    /// <c>CaseNotFound</c>, and those of <see cref="CaseColleagues"/>.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<Guid>>> FindAsync(StaffMember officer, string? number, CancellationToken cancellationToken)
    {
        var reports = db.Reports.AsNoTracking();
        if (number is not null)
        {
            if (ReportNumber.StartingWith(number) is not { } range)
            {
                return new Refusal("CaseNotFound");
            }

            var (first, last) = range;
            reports = reports.Where(r => r.Id >= first && r.Id <= last);
        }
        else
        {
            reports = reports.Where(r => r.DepartmentId == officer.DepartmentId);
        }

        var candidates = await reports.Select(r => r.Id).OrderBy(id => id).ToListAsync(cancellationToken);
        if (candidates.Count == 0 || (number is not null && candidates.Count > 1))
        {
            return number is null ? Outcome<IReadOnlyList<Guid>>.Done([]) : new Refusal("CaseNotFound");
        }

        // Whom the reporter excluded is known only once a report is open; the round asks again then.
        var sample = candidates[0];
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == sample, cancellationToken);
        var key = await colleagues.KeyOfAsync(report, excluded: null, officer.Id, cancellationToken);
        if (key.IsRefused)
        {
            return Outcome<IReadOnlyList<Guid>>.Refused(key.Refusals);
        }

        var open = await OpenAlready(officer.Id).Select(w => w.ReportId).Distinct().ToListAsync(cancellationToken);
        return Outcome<IReadOnlyList<Guid>>.Done([.. candidates.Except(open)]);
    }

    /// <summary>Wraps these reports for the officer. A report that has ended meanwhile has no wrap left and is passed over.</summary>
    public async Task<WrappedRound> WrapAsync(
        IReadOnlyCollection<Guid> reportIds, StaffMember officer, Guid recoveryKeyId, IUnlockedKey recovery, CancellationToken cancellationToken)
    {
        var round = new WrappedRound(0, 0);
        foreach (var id in reportIds)
        {
            // Whoever ends a report holds its row: after that there is no recovery wrap to read, and none may be made from it.
            await CaseLock.TakeAsync(db, id, cancellationToken);
            var wrap = await db.ReportWraps.AsNoTracking().SingleOrDefaultAsync(w => w.ReportId == id && w.KeyId == recoveryKeyId, cancellationToken);
            if (wrap is null || await OpenAlready(officer.Id).AnyAsync(w => w.ReportId == id, cancellationToken))
            {
                continue;
            }

            round += await WrapAsync(wrap, officer, recovery, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return round;
    }

    /// <summary>Wraps that a key in force of this officer opens.</summary>
    private IQueryable<ReportWrap> OpenAlready(Guid staffId) => db.ReportWraps.AsNoTracking()
        .Where(w => w.StaffId == staffId && db.StaffKeys.Any(k => k.Id == w.KeyId && k.Standing == Standing.InForce));

    private async Task<WrappedRound> WrapAsync(ReportWrap from, StaffMember officer, IUnlockedKey recovery, CancellationToken cancellationToken)
    {
        var opened = wrapping.Open(from, recovery);
        if (opened.IsRefused)
        {
            return new WrappedRound(0, 1);
        }

        using var keys = opened.Value;
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == from.ReportId, cancellationToken);
        var key = await colleagues.KeyOfAsync(report, keys, officer.Id, cancellationToken);
        if (key.IsRefused)
        {
            return key.Refusals[0].Code switch
            {
                "DepartmentExcluded" => new WrappedRound(0, 0, 1),
                "CaseDamaged" => new WrappedRound(0, 1),
                _ => new WrappedRound(0, 0),
            };
        }

        wrapping.Add(from.ReportId, keys, [key.Value]);
        return new WrappedRound(1, 0);
    }
}
