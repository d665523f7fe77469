using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A colleague of one's department who has a new key and had other cases before.</summary>
/// <param name="Cases">How many of those the asker can give back.</param>
public sealed record RestorableColleague(string UserName, string Name, string Fingerprint, DateOnly KeyMadeOn, int Cases);

/// <summary>Whom the asker can give cases back.</summary>
[Requires(Permission.ShareCases)]
[Routine]
public sealed record FindRestorable : IQuery<IReadOnlyList<RestorableColleague>>;

internal sealed class FindRestorableHandler(IPortalDb db, ColleagueCases cases, IActor actor)
    : IRequestHandler<FindRestorable, Outcome<IReadOnlyList<RestorableColleague>>>
{
    public async Task<Outcome<IReadOnlyList<RestorableColleague>>> Handle(FindRestorable request, CancellationToken cancellationToken)
    {
        var (me, department) = (actor.StaffId, actor.DepartmentId);
        var people = await db.Staff.AsNoTracking()
            .Where(s => department != null && s.DepartmentId == department && s.Id != me && s.Standing == Standing.InForce
                && db.StaffKeys.Any(k => k.StaffId == s.Id && k.Standing == Standing.Ended))
            .ToListAsync(cancellationToken);
        var ids = people.Select(s => s.Id).ToArray();
        var keys = KeyEpoch.Newest(await db.StaffKeys.AsNoTracking().Where(k => ids.Contains(k.StaffId)).ToListAsync(cancellationToken));
        var found = new List<RestorableColleague>();
        foreach (var key in keys)
        {
            var person = people.Single(s => s.Id == key.StaffId);
            if (await cases.RestorableAsync(person, cancellationToken) is { Count: > 0 } lost)
            {
                found.Add(new RestorableColleague(person.UserName, person.DisplayName, key.Fingerprint(), key.MadeOn, lost.Count));
            }
        }

        return Outcome<IReadOnlyList<RestorableColleague>>.Done([.. found.OrderBy(f => f.Name, StringComparer.Ordinal)]);
    }
}

/// <summary>
/// Gives a colleague whose password was lost, and whose new key a second person has accepted, every case back that the actor can open and the
/// colleague could open before: the first way out of a forgotten password. The second are two recovery shares.
/// </summary>
/// <param name="Cases">How many the page showed; if it is another number by now nothing is done (<c>CountChanged</c>), so that nobody gives more than was seen.</param>
[Requires(Permission.ShareCases)]
public sealed record RestoreColleague(string UserName, int Cases) : IAct<int>, IConcerns
{
    public string AuditTarget => $"{UserName}/{Cases}";
}

internal sealed class RestoreColleagueHandler(
    IPortalDb db, StaffRegister register, ColleagueCases cases, CaseKeys caseKeys, CaseWrapping wrapping, AuditTrail trail, DepartmentNews news, IActor actor)
    : IRequestHandler<RestoreColleague, Outcome<int>>
{
    public async Task<Outcome<int>> Handle(RestoreColleague request, CancellationToken cancellationToken)
    {
        var found = await register.FindAsync(request.UserName, cancellationToken);
        if (found.IsRefused || found.Value.Id == actor.StaffId)
        {
            return new Refusal("NotThere");
        }

        var colleague = found.Value;
        if (colleague.DepartmentId is null || colleague.DepartmentId != actor.DepartmentId)
        {
            return new Refusal("ColleagueElsewhere");
        }

        var key = KeyEpoch.Newest(await db.StaffKeys.AsNoTracking().Where(k => k.StaffId == colleague.Id).ToListAsync(cancellationToken));
        if (colleague.Standing != Standing.InForce || key.Count == 0)
        {
            return new Refusal("ColleagueHasNoKey");
        }

        var lost = await cases.RestorableAsync(colleague, cancellationToken);
        foreach (var report in lost)
        {
            await CaseLock.TakeAsync(db, report.Id, cancellationToken);
        }

        // Asked again under the locks: somebody else may have given one back, or taken one away, in between.
        lost = await cases.RestorableAsync(colleague, cancellationToken);
        if (lost.Count == 0 || lost.Count != request.Cases)
        {
            return new Refusal("CountChanged", "", lost.Count);
        }

        foreach (var report in lost)
        {
            await GiveBackAsync(report, colleague, key[0], cancellationToken);
        }

        news.Tell(colleague.DepartmentId, DepartmentEvent.CasesGivenBack, colleague.DisplayName);
        await db.SaveChangesAsync(cancellationToken);
        return lost.Count;
    }

    /// <summary>Each case keeps a line of its own in the log, as if it had been shared by hand.</summary>
    private async Task GiveBackAsync(Report report, StaffMember colleague, StaffKey key, CancellationToken cancellationToken)
    {
        var opened = await caseKeys.OpenAsync(report.Id, cancellationToken);
        using var keys = opened.Value;
        db.ReportWraps.RemoveRange(await db.ReportWraps.Where(w => w.ReportId == report.Id && w.StaffId == colleague.Id).ToListAsync(cancellationToken));
        wrapping.Add(report.Id, keys, [key]);
        await trail.AppendAsync(actor, nameof(RestoreColleague), $"{ReportNumber.Of(report.Id)}/{colleague.Id:N}", AuditTrail.Done, cancellationToken);
    }
}
