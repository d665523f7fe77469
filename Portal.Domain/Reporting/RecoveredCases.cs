using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>How far a round of wrapping came.</summary>
/// <param name="Damaged">Reports whose wrap for the recovery key does not open: nobody can help them.</param>
public sealed record WrappedRound(int Wrapped, int Damaged)
{
    public static WrappedRound operator +(WrappedRound left, WrappedRound right) => new(left.Wrapped + right.Wrapped, left.Damaged + right.Damaged);

    public static WrappedRound Add(WrappedRound left, WrappedRound right) => left + right;
}

/// <summary>
/// Gives an officer reports that no colleague can pass on, with the unlocked recovery key. Whom a report may go to is the same question as when a
/// colleague shares it (<see cref="CaseColleagues"/>). The caller has two shares, counts the use, and holds the transactions.
/// </summary>
public sealed class RecoveredCases(IPortalDb db, IReportSealer sealer, CaseColleagues colleagues)
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

        var keys = await KeysAsync(candidates[0], officer.Id, cancellationToken);
        if (keys.IsRefused)
        {
            return Outcome<IReadOnlyList<Guid>>.Refused(keys.Refusals);
        }

        var ids = keys.Value.Select(k => k.Id).ToArray();
        var open = await db.ReportWraps.AsNoTracking().Where(w => ids.Contains(w.KeyId)).GroupBy(w => w.ReportId)
            .Where(g => g.Count() == ids.Length).Select(g => g.Key).ToListAsync(cancellationToken);
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
            var theirs = await KeysAsync(id, officer.Id, cancellationToken);
            var wraps = await db.ReportWraps.AsNoTracking().Where(w => w.ReportId == id).ToListAsync(cancellationToken);
            if (theirs.IsRefused || wraps.Find(w => w.KeyId == recoveryKeyId) is not { } recoverable)
            {
                continue;
            }

            var missing = theirs.Value.Where(k => wraps.TrueForAll(w => w.KeyId != k.Id)).ToArray();
            round += Wrap(recoverable, recovery, missing);
        }

        await db.SaveChangesAsync(cancellationToken);
        return round;
    }

    private async Task<Outcome<IReadOnlyList<StaffKey>>> KeysAsync(Guid reportId, Guid staffId, CancellationToken cancellationToken)
    {
        var report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId, cancellationToken);
        return report is null ? new Refusal("CaseNotFound") : await colleagues.KeysOfAsync(report, staffId, cancellationToken);
    }

    private WrappedRound Wrap(ReportWrap from, IUnlockedKey recovery, IReadOnlyCollection<StaffKey> missing)
    {
        if (missing.Count == 0)
        {
            return new WrappedRound(0, 0);
        }

        byte[] both;
        try
        {
            both = sealer.OpenWith(recovery, Seals.OfficerWrap(from.ReportId, from.KeyId), from.SealedKeys);
        }
        catch (SealBrokenException)
        {
            return new WrappedRound(0, 1);
        }

        try
        {
            db.ReportWraps.AddRange(missing.Select(k => new ReportWrap(
                from.ReportId, k.Id, k.StaffId, sealer.SealTo(k.PublicKey, Seals.OfficerWrap(from.ReportId, k.Id), both))).ToArray());
            return new WrappedRound(1, 0);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(both);
        }
    }
}
