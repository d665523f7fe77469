using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A hold as a list shows it: no word of the case, and no reason.</summary>
/// <param name="Forbids">Why the asker may not give the second word (the code of a refusal), or null when he may.</param>
public sealed record HoldRow(
    Guid ReportId, string Number, string Department, HoldStep Step, int Years, DateOnly? HeldUntil, string ProposedBy, string ConfirmedBy, string? Forbids, int Version)
{
    public bool Waits => Step != HoldStep.InForce;
}

/// <summary>Holds in force and those that wait for a second person. A department head sees those of cases in his list.</summary>
[Requires(Permission.ConfirmHolds)]
[Routine]
public sealed record FindHolds : IQuery<IReadOnlyList<HoldRow>>;

internal sealed class FindHoldsHandler(HoldReader reader) : IRequestHandler<FindHolds, Outcome<IReadOnlyList<HoldRow>>>
{
    public async Task<Outcome<IReadOnlyList<HoldRow>>> Handle(FindHolds request, CancellationToken cancellationToken) =>
        Outcome<IReadOnlyList<HoldRow>>.Done(await reader.AllAsync(cancellationToken));
}

/// <summary>Reads holds for the list and for the case's page.</summary>
public sealed class HoldReader(IPortalDb db, IActor actor)
{
    internal async Task<IReadOnlyList<HoldRow>> AllAsync(CancellationToken cancellationToken)
    {
        var cases = actor.Permissions.Contains(Permission.ReadCases) ? VisibleCases.Of(db, actor) : db.Reports.AsNoTracking();
        var rows = await RowsAsync(cases, cancellationToken);
        return [.. rows.OrderBy(r => !r.Waits).ThenBy(r => r.HeldUntil).ThenBy(r => r.Number, StringComparer.Ordinal)];
    }

    internal async Task<HoldRow?> OfAsync(Guid reportId, CancellationToken cancellationToken) =>
        (await RowsAsync(db.Reports.AsNoTracking().Where(r => r.Id == reportId), cancellationToken)).SingleOrDefault();

    private async Task<List<HoldRow>> RowsAsync(IQueryable<Report> cases, CancellationToken cancellationToken)
    {
        var held = await (
            from hold in db.LegalHolds.AsNoTracking()
            join report in cases on hold.ReportId equals report.Id
            select new { Hold = hold, report.DepartmentId }).ToListAsync(cancellationToken);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, cancellationToken);
        var ids = held.SelectMany(h => new[] { h.Hold.ProposedBy, h.Hold.ConfirmedBy ?? Guid.Empty, actor.StaffId ?? Guid.Empty }).Distinct().ToArray();
        var people = await db.Staff.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        return [.. held.Select(h => new HoldRow(
            h.Hold.ReportId, ReportNumber.Of(h.Hold.ReportId), departments.GetValueOrDefault(h.DepartmentId, ""), h.Hold.Step, h.Hold.Years, h.Hold.HeldUntil,
            people.GetValueOrDefault(h.Hold.ProposedBy)?.DisplayName ?? "",
            h.Hold.ConfirmedBy is { } by ? people.GetValueOrDefault(by)?.DisplayName ?? "" : "",
            Forbids(h.Hold, people),
            h.Hold.Version))];
    }

    private string? Forbids(LegalHold hold, Dictionary<Guid, StaffMember> people) =>
        !actor.Permissions.Contains(Permission.ConfirmHolds) ? "NotPermitted"
        : actor.StaffId is { } me && people.TryGetValue(me, out var second) && people.TryGetValue(hold.ProposedBy, out var first)
            ? hold.Forbids(second, first.Roles)?.Code
            : "NotPermitted";
}
